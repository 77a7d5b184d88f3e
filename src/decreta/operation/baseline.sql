-- The schema of an empty installation, made by PostgreSQL out of these migrations. Not written by hand: ./run baseline
-- made by contenttypes 0001_initial 35ed8489a147e0b4
-- made by contenttypes 0002_remove_content_type_name 7d36494075750f0e
-- made by auth 0001_initial 845cff319606332f
-- made by auth 0002_alter_permission_name_max_length feaf97e0e8f7d148
-- made by auth 0003_alter_user_email_max_length 9d5657b4db9872dc
-- made by auth 0004_alter_user_username_opts 9538db342c9a9bec
-- made by auth 0005_alter_user_last_login_null 79f60a35dc000fdd
-- made by auth 0006_require_contenttypes_0002 00cb16e3405f14b6
-- made by auth 0007_alter_validators_add_error_messages 115db87dc327530f
-- made by auth 0008_alter_user_username_max_length 02857f65f7d64814
-- made by auth 0009_alter_user_last_name_max_length 19a89500e7f108a7
-- made by auth 0010_alter_group_name_max_length 0963ed6498ac0b3a
-- made by auth 0011_update_proxy_permissions 85a5dde708dc4b61
-- made by auth 0012_alter_user_first_name_max_length 6cefbc9f80903763
-- made by accounts 0001_initial 838b486a91141b73
-- made by account 0001_initial 6f27ff6bdf57521a
-- made by account 0002_email_max_length c956ab7a3c3660a1
-- made by account 0003_alter_emailaddress_create_unique_verified_email 66b6f1939621bcfa
-- made by account 0004_alter_emailaddress_drop_unique_email ebc6317e90c47d7a
-- made by account 0005_emailaddress_idx_upper_email e7569f1662da1754
-- made by account 0006_emailaddress_lower 54adb08cb3fba66b
-- made by account 0007_emailaddress_idx_email 87fad70bfde8ae29
-- made by account 0008_emailaddress_unique_primary_email_fixup 794bf875bdbef9c4
-- made by account 0009_emailaddress_unique_primary_email 79762cfa7b1e1d7c
-- made by accounts 0002_cache 178a0e6f63f49c4c
-- made by accounts 0003_kept_forms 0df7e6b23c0fe20d
-- made by accounts 0004_sessions 657fae8d237108d9
-- made by accounts 0005_what_tokens_may_do 0d38df0cba7496ab
-- made by accounts 0006_accounts_by_their_key 27f0be8b00b5c2d7
-- made by organisation 0001_initial b37e476e32edf5ae
-- made by organisation 0002_no_overlaps 5e34d01dd4d253c8
-- made by organisation 0003_mandate_document_types 9e71fefd87213b6d
-- made by organisation 0004_other_names_and_calendars_of_organisations edf556b9fc201133
-- made by organisation 0005_other_names 86968c486848f100
-- made by rooms 0001_rooms a5f0ed36e5dabd1f
-- made by rooms 0002_no_overlaps cfe25b6e0a7dfc58
-- made by files 0001_initial 4fc1b280a9d4041f
-- made by documents 0001_initial 94e33513b971a2b0
-- made by meetings 0001_initial 1f1f2a3d48625064
-- made by meetings 0002_agenda_tree 226ef17ad7ee8747
-- made by meetings 0003_numbers_of_points 7c26c977bf1208fa
-- made by meetings 0004_rule_books 62480c993ea21ebf
-- made by meetings 0005_written_form 89f785a8d956b21b
-- made by meetings 0006_short_notice 130861c9326c1956
-- made by meetings 0007_paper_versions 1f30b42db0c58bfd
-- made by meetings 0008_replies a7fb19b284f1e97c
-- made by meetings 0009_rooms 9b5dcd229bd99964
-- made by meetings 0010_left_out 12969786627f7ee3
-- made by meetings 0011_submitters e1171d9bffdbb664
-- made by meetings 0012_spans_of_points bc6c990e9e93a825
-- made by meetings 0013_point_texts 0379669bd9635a13
-- made by meetings 0014_amended_before 8c10df5fc65183d6
-- made by meetings 0015_searched baa0bca7cad63c41
-- made by meetings 0016_words f5b3e17cb1f811b1
-- made by meetings 0017_papers_given_out 86f97d0afe695ff7
-- made by meetings 0018_video_url 7f8ec6a09075411b
-- made by meetings 0019_points_aside 0fe8264b143179b9
-- made by meetings 0020_presiding 5b18841f0e84bba5
-- made by meetings 0021_removals dacc1aa35088fac2
-- made by meetings 0022_attendance_corrections 287db7223b14bfaa
-- made by meetings 0023_hall_screens 7ffa2479a3c6e587
-- made by meetings 0024_messages 58ca3a1ff6f165bc
-- made by meetings 0025_numbers_of_invited f029de2c496f0a43
-- made by meetings 0026_consent_offered 670c1593be401a7f
-- made by organisation 0006_votes_of_members 1b51ff78646b06e1
-- made by agendas 0001_positions da0257b753cef2ab
-- made by agendas 0002_proposals 2e0a8651c1cba68c
-- made by agendas 0003_agenda_templates e6450ed77f7a4b51
-- made by agendas 0004_expected_papers de8b55ad8650c01c
-- made by agendas 0005_points_go_on 871cb7ad2674df5b
-- made by agendas 0006_quorum c9008a96e65bd506
-- made by agendas 0007_of_the_office a9ca48c2c5f505d8
-- made by agendas 0008_opinions 41a68f407fc02c8e
-- made by agendas 0009_resumed_points 078b8878f39997f1
-- made by agendas 0010_put_by_consent e3805d10f6058cb5
-- made by core 0001_initial 23f2ae1d47bd5b81
-- made by assignments 0001_initial c1f219e4b416b398
-- made by assignments 0002_standing_rules a5f5929c0a138480
-- made by assignments 0003_houses 56fa51595a4a49a2
-- made by assignments 0004_who_handed_down_and_progress_as_facts 3df8b75ab0709c7d
-- made by assignments 0005_examined_requests_and_judged_deliverables e1d2da4af20c574e
-- made by assignments 0006_ladders 6cc3a0c5b2a11b2b
-- made by assignments 0007_disputes_on_the_desk b52ab0d4bce8c4d2
-- made by assignments 0008_receipt_clock fea7ad5447f33bb4
-- made by assignments 0009_light_rules c64e49880f9ed9a8
-- made by assignments 0010_corrected_clocks 75331f5b67cc8e58
-- made by assignments 0011_minders bda0fb76abfc766c
-- made by assignments 0012_milestones 5f47e2a5174e887c
-- made by assignments 0013_rules_of_programmes 6ffef045091a576a
-- made by assignments 0014_receipts_of_any_day b4b86168b26ed1ce
-- made by assignments 0015_refused_reports adbea9248b97e3df
-- made by assignments 0016_reports_that_claim 8057db1d7fa52a31
-- made by assignments 0017_endless edd123c394d2eb1d
-- made by assignments 0018_changed_deliverables 89d607cdbdca817e
-- made by assignments 0019_escalation_above f14c770050f8d892
-- made by audit 0001_initial 863d217bd74b8c33
-- made by documents 0002_posts_read_and_stretches_left_out c24787043b166120
-- made by documents 0003_closed_registers 87af0c52a8aa4399
-- made by documents 0004_incoming 13f7668a1062696d
-- made by documents 0005_checks_before_signing 8b40bfc6465589dd
-- made by documents 0006_copies d16a996b9f0d25e4
-- made by documents 0007_reserved_numbers_and_closing_books 42ccee5855f05fd9
-- made by documents 0008_recalled_papers 07551a1948383055
-- made by documents 0009_admissions dfc0ee097cbb4109
-- made by documents 0010_symbols_in_the_index 64be94f369db1ac5
-- made by directives 0001_initial a47d4fc52416f2dc
-- made by directives 0002_frozen_reports 476d7d2a35ddcbb2
-- made by directives 0003_words_by_their_tasks 54e95a7602f2a9a5
-- made by directives 0004_spells 3af06bd4bebc5b58
-- made by directives 0005_every_task_is_counted dbb92b9da8d071da
-- made by directives 0006_parts_of_split_tasks 044e0cf8385253a7
-- made by directives 0007_letters_with_colour_and_clock 1724da2e5e057f68
-- made by directives 0008_recurring_tasks 950772cba99e1ec7
-- made by cadence 0001_cadence 73c9e35bf2aa1df1
-- made by capture 0001_initial 6fbd73edb46ac33b
-- made by capture 0002_traypaper_came_in 2d293d83603cdb09
-- made by organisation 0007_words_of_bodies 5b9ebc891857189d
-- made by directives 0009_events_by_who_waits 9e7ffdfd4c7c1adf
-- made by directives 0010_events_of_one_body fc7ade76f997a354
-- made by cascade 0001_shares_and_servings dd2613a5e009b8ef
-- made by cascade 0002_roll_ups bf7f2aa8cfcdd1ad
-- made by cascade 0003_what_ran_out 0bcdf8a6e22955f1
-- made by changes 0001_initial 1b19f4fea75ac24e
-- made by changes 0002_passing c8b081ed91498062
-- made by circulation 0001_initial 6f51b8f55a045c48
-- made by contributions 0001_contributions 155fb2c6b6efb40b
-- made by cosigning 0001_initial b3ba94a7f4a3b6e4
-- made by dates 0001_date_polls 2b3e62d8b608e1bf
-- made by directives 0011_relieved_leads_count_no_more bffa7c9f42e30f5c
-- made by directives 0012_spells_with_deadlines fbe908d0e86f64a8
-- made by directives 0013_leads_of_a_house 925588b8bbb5ee8f
-- made by directives 0014_withdrawals 33643082180b2476
-- made by directives 0015_letters_of_organisations 9f627bffb1e941dd
-- made by dispatch 0001_initial 5d52a7547634bc07
-- made by feeds 0001_initial 3e07b4be4ac2cc66
-- made by figures 0001_initial 11d3442906da9ec5
-- made by figures 0002_how_papers_stand 2094d58e9d1e50b0
-- made by figures 0003_noted 596b23580187b8de
-- made by kit 0001_initial cd361c2c1b8b7013
-- made by kit 0002_imports 036de0c99f7402c6
-- made by kit 0003_views_and_exports b8ba73b0ca101e28
-- made by kit 0004_bulk_runs eeac28d1f9a25886
-- made by linking 0001_trackers b007e763a8400346
-- made by linking 0002_dependencies 0478bcb7ad79fbc1
-- made by linking 0003_likeness 9c250686797f486c
-- made by mailroom 0001_initial c8a28688ed0097a5
-- made by mailroom 0002_senders eb4d592a5f747911
-- made by messaging 0001_initial 6759f321d7a66d49
-- made by mfa 0001_initial a42b6353f2ed5dd7
-- made by mfa 0002_authenticator_timestamps b6566eb07301e2e4
-- made by mfa 0003_authenticator_type_uniq 88550a456154080c
-- made by voting 0001_voting e1dfea8f24190bcf
-- made by voting 0002_secret_ballots 1c2c87a13ec5820e
-- made by voting 0003_unopened_papers a79d51e08d668f54
-- made by voting 0004_kept_out 37fe2eecc30b5382
-- made by voting 0005_presided_by 5fbf586e177b101a
-- made by voting 0006_mergers f6c64833b059b587
-- made by voting 0007_waits_since c7fea2b18360f143
-- made by minutes 0001_initial 9206bd442b907eba
-- made by minutes 0002_results_without_names 9d2c20cffd1fec2a
-- made by minutes 0003_searched d9e90feab2baa9f1
-- made by minutes 0004_words 26b19635b644fcc7
-- made by minutes 0005_ties_that_wait 055d3de8755b5004
-- made by motions 0001_motions fa1a3dd3b85a9e91
-- made by motions 0002_points_keep_motions 392decb29e7b37ca
-- made by motions 0003_quorum 744a746a21247e57
-- made by notifications 0001_initial 38d2dcf3aa17a65a
-- made by notifications 0002_faster_lists d480e9b24a7f29d2
-- made by notifications 0003_ways_out ce05ad111c321a57
-- made by notifications 0004_mail_answers bfe4875b7a493547
-- made by obstacles 0001_obstacles ed961d36b9351f3e
-- made by obstacles 0002_search 287c1eda25f196b9
-- made by obstacles 0003_words c38371a32a7a3e3a
-- made by obstacles 0004_ladders_of_programmes a2be3f8590276a20
-- made by organisation 0008_standing_deputies 392fa45a0bc0064b
-- made by organisation 0009_groups_of_a_task e1cb2b3c77c45b6a
-- made by presenting 0001_initial 95ce6a18e06bf1f4
-- made by presenting 0002_version d8070bb218274911
-- made by procedures 0001_initial 43714c7252e94d8d
-- made by procedures 0002_any_share e47277cd195c39cc
-- made by procedures 0003_prolongations 2802c42e8cf57f95
-- made by procedures 0004_ties 3e6dadd240616874
-- made by procedures 0005_received_and_withdrawn 0cd7140bf19a4985
-- made by procrastinate 0001_initial be81516c79d02f26
-- made by procrastinate 0002_drop_started_at_column 2ead163c1ce2991d
-- made by procrastinate 0003_drop_started_at_column 740f2d8ff02c0bb5
-- made by procrastinate 0004_drop_procrastinate_version_table 9f48b76f59a9cc8c
-- made by procrastinate 0005_fix_procrastinate_fetch_job 6a8e4055ab8e463d
-- made by procrastinate 0006_fix_trigger_status_events_insert d9d2f532a094aa09
-- made by procrastinate 0007_add_queueing_lock_column dc12645a882f2067
-- made by procrastinate 0008_close_fetch_job_race_condition 74c7c44a68d3c204
-- made by procrastinate 0009_add_defer_job_function b9d529f1bb143b09
-- made by procrastinate 0010_add_procrastinate_periodic_defers bd1aa56a04f86df5
-- made by procrastinate 0011_add_foreign_key_index 25cc0914481114fd
-- made by procrastinate 0012_add_locks_to_periodic_defer 7cf8863ace39220c
-- made by procrastinate 0013_fix_procrastinate_defer_periodic_job 4d5072911b8c904c
-- made by procrastinate 0014_add_finish_job_and_retry_job_functions 20ebed9ca30246c8
-- made by procrastinate 0015_add_trigger_on_job_deletion 41bec3a5111ff97f
-- made by procrastinate 0016_delete_finished_jobs aa4d841aae25c4b1
-- made by procrastinate 0017_add_checks_to_finish_job fa9f208ddf3368de
-- made by procrastinate 0018_add_checks_to_retry_job 893bfc867f1594eb
-- made by procrastinate 0019_fix_finish_job_compat_issue 4c85f00a990bb3d7
-- made by procrastinate 0020_add_index_on_procrastinate_jobs 5a93c4ea92b856f5
-- made by procrastinate 0021_add_kwargs_to_defer_periodic_job 88dd3371cbdee2ba
-- made by procrastinate 0022_null_locks_excluded 2d5b088f88e89d69
-- made by procrastinate 0023_remove_old_finish_job_function 89267383eac7bb81
-- made by procrastinate 0024_job_id_bigint 27108dc62abe6372
-- made by procrastinate 0025_add_models 29580ceb9d30811c
-- made by procrastinate 0026_add_job_priority 4f7746b8edef802a
-- made by procrastinate 0027_add_periodic_job_priority 17e24782e5f4b56e
-- made by procrastinate 0028_add_cancel_states 2831656624aa9165
-- made by procrastinate 0029_add_additional_params_to_retry_job 50d48f155234960c
-- made by procrastinate 0030_alter_procrastinateevent_options 94486414b944e707
-- made by procrastinate 0031_add_indexes_for_fetch_job c7235c71c0c003fd
-- made by procrastinate 0032_pre_cancel_notification 42c97f730f7f0edd
-- made by procrastinate 0033_post_cancel_notification 8bd0e84d1e45311e
-- made by procrastinate 0034_pre_add_heartbeat 844ed448222ba8b1
-- made by procrastinate 0035_post_add_heartbeat 0cbd71b8406c14f4
-- made by procrastinate 0036_add_worker_model f996e8059968a3a4
-- made by procrastinate 0037_pre_batch_defer_jobs 0d7d4294e8aa2749
-- made by procrastinate 0038_post_batch_defer_jobs 503152d687e3e49b
-- made by procrastinate 0039_pre_priority_lock_fetch_job aba2087cb2b69233
-- made by procrastinate 0040_pre_retry_failed_job f6d2a552fbbc5088
-- made by procrastinate 0041_post_retry_failed_job 2c8dc359b30362a9
-- made by programme 0001_initial 442f44610c5a9dbf
-- made by protection 0001_initial 112cfb447006facc
-- made by protection 0002_four_eyes 0ac839fafb45de05
-- made by proving 0001_initial 4aa098b1f536a86b
-- made by reading 0001_initial c948534260b34b4b
-- made by reporting 0001_initial 135ebddeef78bdc0
-- made by reporting 0002_papers_of_reports 8f153600747d9a87
-- made by reviews 0001_reviews e7d085a2468a1181
-- made by reviews 0002_reminders 18ac9d12ed7e87e6
-- made by scim 0001_initial c53f41fc453280cf
-- made by seeing 0001_dashboards 1cfc33a88a30e886
-- made by seeing 0002_tile_maps c7ac6ffb02979702
-- made by sessions 0001_initial 2aa438e2393ee513
-- made by signing 0001_initial 6911cc3de1c0ad43
-- made by socialaccount 0001_initial 3647538d149b8190
-- made by socialaccount 0002_token_max_lengths 1f6fc8859622f595
-- made by socialaccount 0003_extra_data_default_dict e8b6fe9e20bed061
-- made by socialaccount 0004_app_provider_id_settings 82163ba3cc18a1ea
-- made by socialaccount 0005_socialtoken_nullable_app f023fe1a501c3e63
-- made by socialaccount 0006_alter_socialaccount_extra_data d1de2c79db317f6f
-- made by speaking 0001_initial 1a26ad4c57142d18
-- made by subscriptions 0001_initial dd6ef171e2396026
-- made by urging 0001_requests_to_explain 82ab784a4c8d90f8
-- made by urging 0002_proposals_put_aside b4155e307417e9dd
-- made by voting 0008_show_of_hands aa70db1982440a7f
-- made by voting 0009_entered_afterwards d33c357fdfb2c80b
-- made by voting 0010_own_proxies 5d202b050be56dac
-- made by webhooks 0001_initial 7b49cea30b0a823c
-- made by writing 0001_initial 23ceb89f2784baff
-- made by writing 0002_papers_of_bodies e7a3827cfbbb4fe5


CREATE TYPE public.procrastinate_job_event_type AS ENUM (
    'deferred',
    'started',
    'deferred_for_retry',
    'failed',
    'succeeded',
    'cancelled',
    'abort_requested',
    'aborted',
    'scheduled',
    'retried'
);

CREATE TYPE public.procrastinate_job_status AS ENUM (
    'todo',
    'doing',
    'succeeded',
    'failed',
    'cancelled',
    'aborting',
    'aborted'
);

CREATE TYPE public.procrastinate_job_to_defer_v1 AS (
	queue_name character varying,
	task_name character varying,
	priority integer,
	lock text,
	queueing_lock text,
	args jsonb,
	scheduled_at timestamp with time zone
);

CREATE FUNCTION public._pgtrigger_should_ignore(trigger_name name) RETURNS boolean
    LANGUAGE plpgsql
    AS $$
                DECLARE
                    _pgtrigger_ignore TEXT[];
                    _result BOOLEAN;
                BEGIN
                    BEGIN
                        SELECT INTO _pgtrigger_ignore
                            CURRENT_SETTING('pgtrigger.ignore');
                        EXCEPTION WHEN OTHERS THEN
                    END;
                    IF _pgtrigger_ignore IS NOT NULL THEN
                        SELECT trigger_name = ANY(_pgtrigger_ignore)
                        INTO _result;
                        RETURN _result;
                    ELSE
                        RETURN FALSE;
                    END IF;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_acknowledgement_stands_612b5() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_adopted_programme_stands_209d2() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_agenda_template_stands_61e44() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_answer_stands_40368() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_answer_stands_c3193() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_appearance_file_stands_a42f8() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_appearance_never_deleted_06e94() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_92e06() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_a6b88() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_append_only_cb682() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_approval_stands_163f4() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_arrival_never_vanishes_525ab() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_arrival_number_stands_8050b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_attachment_stands_820a8() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_attendance_correction_stands_91630() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_baseline_stands_68c03() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_beginning_stands_62b79() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_briefing_stands_3c3b3() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_change_never_vanishes_fec71() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_change_stands_15606() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_changed_task_stands_a755a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_check_stands_56a26() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_closed_register_stands_4cfd8() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_code_stands_3d760() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_contribution_stays_c9292() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_cosigner_never_deleted_bb3b1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_deadline_stands_76615() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_decision_link_stands_59865() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_decision_never_deleted_600d1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_decision_stands_b744e() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_decision_stands_ba0de() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delivery_never_vanishes_a959f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delivery_stands_0798b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delivery_stands_32401() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_dependency_stays_39639() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_dismissal_stands_189a1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_edition_stands_14610() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_edition_stands_2f190() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_end_stands_e2b1a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_ended_stands_8dc5a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_ending_stands_385bc() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_examination_stands_cbc78() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_expected_never_vanishes_50e7e() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_explanation_stays_03fd1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_external_id_stays_377e7() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_fact_stands_c0726() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_gone_is_gone_09575() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_hand_count_stands_16429() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_handover_stands_9a8fc() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_issued_stands_f65ad() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_judgement_of_delivery_stands_dee32() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_judgement_stands_a2789() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_ladder_stands_eaa46() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_light_rule_stands_970be() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_light_rule_stays_ec77d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_line_never_vanishes_7ec2d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_line_of_handover_stands_63b05() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_line_stands_33d81() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_link_stands_e255b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_mail_never_vanishes_7ec4f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_mark_never_vanishes_2a223() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_mark_stands_eb83e() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_merger_stands_e0455() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_milestone_stands_c36a5() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_milestone_stays_ec7a3() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_minder_stands_6924a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_never_deleted_86f31() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_32091() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'this table is append-only';
                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_aeb90() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'this table is append-only';
                END;
            $$;

CREATE FUNCTION public.pgtrigger_no_truncate_bfd75() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'this table is append-only';
                END;
            $$;

CREATE FUNCTION public.pgtrigger_number_never_vanishes_25b5b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_number_stands_2b286() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_obstacle_stays_55655() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_original_stands_f3745() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_output_change_stands_bb6c6() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_pair_stays_ebf9d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_passed_stands_35b87() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_passing_stays_b2209() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_piece_stands_b8433() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_point_text_stands_08939() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_prolongation_stands_64977() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_proposal_step_stands_ee830() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_reader_never_vanishes_9ff8e() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_recall_is_kept_b4259() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_recall_stands_066c7() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_receipt_stands_9101a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_received_file_stands_493e7() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_relation_stands_9627e() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_reminder_of_report_stands_d2848() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_reminder_of_review_stands_3be2b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_report_paper_stands_e67d5() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_report_rule_stands_2357b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_report_rule_stays_85da1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_report_stands_49037() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_report_stands_cb054() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_request_evidence_stands_c033a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_review_path_stands_1fd65() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_review_rule_stands_31cd6() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_review_stands_6a9be() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_roll_up_stands_c83aa() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_roll_up_stays_37959() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_roll_up_step_stands_b8ae2() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_rule_book_stands_a9ef2() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_rule_stands_11050() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_rung_stands_1b7c5() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_said_of_milestone_stands_183fb() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_schedule_stays_99918() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_secret_count_stands_e6f28() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_sender_notice_never_vanishes_713ee() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_serving_stays_1808b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_share_stands_f50ee() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_share_stays_8d7a2() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_skip_stands_2f542() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_step_of_obstacle_stands_700a5() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_step_stands_9502d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_subject_rule_stands_ce14e() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_template_file_stands_5d909() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_template_never_deleted_0bc29() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_template_version_never_deleted_91420() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_tile_map_stands_4a2e8() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_tile_map_stays_25e62() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_tracker_stays_2b147() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_tray_paper_never_vanishes_e613f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_verdict_stands_03d64() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_verdict_stands_8b438() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_version_stands_d153d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_what_was_asked_stands_282c2() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_what_was_raised_stands_ae4de() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_withdrawal_is_kept_7ecd8() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_withdrawal_stands_aa5fa() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.procrastinate_cancel_job_v1(job_id bigint, abort boolean, delete_job boolean) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
BEGIN
    IF delete_job THEN
        DELETE FROM procrastinate_jobs
        WHERE id = job_id AND status = 'todo'
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        IF abort THEN
            UPDATE procrastinate_jobs
            SET abort_requested = true,
                status = CASE status
                    WHEN 'todo' THEN 'cancelled'::procrastinate_job_status ELSE status
                END
            WHERE id = job_id AND status IN ('todo', 'doing')
            RETURNING id INTO _job_id;
        ELSE
            UPDATE procrastinate_jobs
            SET status = 'cancelled'::procrastinate_job_status
            WHERE id = job_id AND status = 'todo'
            RETURNING id INTO _job_id;
        END IF;
    END IF;
    RETURN _job_id;
END;
$$;

CREATE FUNCTION public.procrastinate_defer_jobs_v1(jobs public.procrastinate_job_to_defer_v1[]) RETURNS bigint[]
    LANGUAGE plpgsql
    AS $$
DECLARE
    job_ids bigint[];
BEGIN
    WITH inserted_jobs AS (
        INSERT INTO procrastinate_jobs (queue_name, task_name, priority, lock, queueing_lock, args, scheduled_at)
        SELECT (job).queue_name,
               (job).task_name,
               (job).priority,
               (job).lock,
               (job).queueing_lock,
               (job).args,
               (job).scheduled_at
        FROM unnest(jobs) AS job
        RETURNING id
    )
    SELECT array_agg(id) FROM inserted_jobs INTO job_ids;

    RETURN job_ids;
END;
$$;

CREATE FUNCTION public.procrastinate_defer_periodic_job_v2(_queue_name character varying, _lock character varying, _queueing_lock character varying, _task_name character varying, _priority integer, _periodic_id character varying, _defer_timestamp bigint, _args jsonb) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
DECLARE
	_job_id bigint;
	_defer_id bigint;
BEGIN
    INSERT
        INTO procrastinate_periodic_defers (task_name, periodic_id, defer_timestamp)
        VALUES (_task_name, _periodic_id, _defer_timestamp)
        ON CONFLICT DO NOTHING
        RETURNING id into _defer_id;

    IF _defer_id IS NULL THEN
        RETURN NULL;
    END IF;

    UPDATE procrastinate_periodic_defers
        SET job_id = (
            SELECT COALESCE((
                SELECT unnest(procrastinate_defer_jobs_v1(
                    ARRAY[
                        ROW(
                            _queue_name,
                            _task_name,
                            _priority,
                            _lock,
                            _queueing_lock,
                            _args,
                            NULL::timestamptz
                        )
                    ]::procrastinate_job_to_defer_v1[]
                ))
            ), NULL)
        )
        WHERE id = _defer_id
        RETURNING job_id INTO _job_id;

    DELETE
        FROM procrastinate_periodic_defers
        USING (
            SELECT id
            FROM procrastinate_periodic_defers
            WHERE procrastinate_periodic_defers.task_name = _task_name
            AND procrastinate_periodic_defers.periodic_id = _periodic_id
            AND procrastinate_periodic_defers.defer_timestamp < _defer_timestamp
            ORDER BY id
            FOR UPDATE
        ) to_delete
        WHERE procrastinate_periodic_defers.id = to_delete.id;

    RETURN _job_id;
END;
$$;

CREATE TABLE public.procrastinate_jobs (
    id bigint NOT NULL,
    queue_name character varying(128) NOT NULL,
    task_name character varying(128) NOT NULL,
    lock text,
    args jsonb DEFAULT '{}'::jsonb NOT NULL,
    status public.procrastinate_job_status DEFAULT 'todo'::public.procrastinate_job_status NOT NULL,
    scheduled_at timestamp with time zone,
    attempts integer DEFAULT 0 NOT NULL,
    queueing_lock text,
    priority integer DEFAULT 0 NOT NULL,
    abort_requested boolean DEFAULT false NOT NULL,
    worker_id bigint,
    CONSTRAINT check_not_todo_abort_requested CHECK ((NOT ((status = 'todo'::public.procrastinate_job_status) AND (abort_requested = true))))
);

CREATE FUNCTION public.procrastinate_fetch_job_v2(target_queue_names character varying[], p_worker_id bigint) RETURNS public.procrastinate_jobs
    LANGUAGE plpgsql
    AS $$
DECLARE
	found_jobs procrastinate_jobs;
BEGIN
    WITH candidate AS (
        SELECT jobs.*
            FROM procrastinate_jobs AS jobs
            WHERE
                -- reject the job if its lock has earlier or higher priority jobs
                NOT EXISTS (
                    SELECT 1
                        FROM procrastinate_jobs AS other_jobs
                        WHERE
                            jobs.lock IS NOT NULL
                            AND other_jobs.lock = jobs.lock
                            AND (
                                -- job with same lock is already running
                                other_jobs.status = 'doing'
                                OR
                                -- job with same lock is waiting and has higher priority (or same priority but was queued first)
                                (
                                    other_jobs.status = 'todo'
                                    AND (
                                        other_jobs.priority > jobs.priority
                                        OR (
                                        other_jobs.priority = jobs.priority
                                        AND other_jobs.id < jobs.id
                                        )
                                    )
                                )
                            )
                )
                AND jobs.status = 'todo'
                AND (target_queue_names IS NULL OR jobs.queue_name = ANY( target_queue_names ))
                AND (jobs.scheduled_at IS NULL OR jobs.scheduled_at <= now())
            ORDER BY jobs.priority DESC, jobs.id ASC LIMIT 1
            FOR UPDATE OF jobs SKIP LOCKED
    )
    UPDATE procrastinate_jobs
        SET status = 'doing', worker_id = p_worker_id
        FROM candidate
        WHERE procrastinate_jobs.id = candidate.id
        RETURNING procrastinate_jobs.* INTO found_jobs;

 RETURN found_jobs;
END;
$$;

CREATE FUNCTION public.procrastinate_finish_job_v1(job_id bigint, end_status public.procrastinate_job_status, delete_job boolean) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
BEGIN
    IF end_status NOT IN ('succeeded', 'failed', 'aborted') THEN
        RAISE 'End status should be either "succeeded", "failed" or "aborted" (job id: %)', job_id;
    END IF;
    IF delete_job THEN
        DELETE FROM procrastinate_jobs
        WHERE id = job_id AND status IN ('todo', 'doing')
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = end_status,
            abort_requested = false,
            attempts = CASE status
                WHEN 'doing' THEN attempts + 1 ELSE attempts
            END
        WHERE id = job_id AND status IN ('todo', 'doing')
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        RAISE 'Job was not found or not in "doing" or "todo" status (job id: %)', job_id;
    END IF;
END;
$$;

CREATE FUNCTION public.procrastinate_notify_queue_abort_job_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    payload TEXT;
BEGIN
    SELECT json_build_object('type', 'abort_job_requested', 'job_id', NEW.id)::text INTO payload;
	PERFORM pg_notify('procrastinate_queue_v1#' || NEW.queue_name, payload);
	PERFORM pg_notify('procrastinate_any_queue_v1', payload);
	RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_notify_queue_job_inserted_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    payload TEXT;
BEGIN
    SELECT json_build_object('type', 'job_inserted', 'job_id', NEW.id)::text INTO payload;
	PERFORM pg_notify('procrastinate_queue_v1#' || NEW.queue_name, payload);
	PERFORM pg_notify('procrastinate_any_queue_v1', payload);
	RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_prune_stalled_workers_v1(seconds_since_heartbeat double precision) RETURNS TABLE(worker_id bigint)
    LANGUAGE plpgsql
    AS $$
BEGIN
    RETURN QUERY
    DELETE FROM procrastinate_workers
    WHERE last_heartbeat < NOW() - (seconds_since_heartbeat || 'SECOND')::INTERVAL
    RETURNING procrastinate_workers.id;
END;
$$;

CREATE FUNCTION public.procrastinate_register_worker_v1() RETURNS TABLE(worker_id bigint)
    LANGUAGE plpgsql
    AS $$
BEGIN
    RETURN QUERY
    INSERT INTO procrastinate_workers DEFAULT VALUES
    RETURNING procrastinate_workers.id;
END;
$$;

CREATE FUNCTION public.procrastinate_retry_job_v1(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
    _abort_requested boolean;
BEGIN
    SELECT abort_requested FROM procrastinate_jobs
    WHERE id = job_id AND status = 'doing'
    FOR UPDATE
    INTO _abort_requested;
    IF _abort_requested THEN
        UPDATE procrastinate_jobs
        SET status = 'failed'::procrastinate_job_status
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = 'todo'::procrastinate_job_status,
            attempts = attempts + 1,
            scheduled_at = retry_at,
            priority = COALESCE(new_priority, priority),
            queue_name = COALESCE(new_queue_name, queue_name),
            lock = COALESCE(new_lock, lock)
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    END IF;

    IF _job_id IS NULL THEN
        RAISE 'Job was not found or not in "doing" status (job id: %)', job_id;
    END IF;
END;
$$;

CREATE FUNCTION public.procrastinate_retry_job_v2(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
    _abort_requested boolean;
    _current_status procrastinate_job_status;
BEGIN
    SELECT status, abort_requested FROM procrastinate_jobs
    WHERE id = job_id AND status IN ('doing', 'failed')
    FOR UPDATE
    INTO _current_status, _abort_requested;
    IF _current_status = 'doing' AND _abort_requested THEN
        UPDATE procrastinate_jobs
        SET status = 'failed'::procrastinate_job_status
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = 'todo'::procrastinate_job_status,
            attempts = attempts + 1,
            scheduled_at = retry_at,
            priority = COALESCE(new_priority, priority),
            queue_name = COALESCE(new_queue_name, queue_name),
            lock = COALESCE(new_lock, lock)
        WHERE id = job_id AND status IN ('doing', 'failed')
        RETURNING id INTO _job_id;
    END IF;

    IF _job_id IS NULL THEN
        RAISE 'Job was not found or has an invalid status to retry (job id: %)', job_id;
    END IF;

END;
$$;

CREATE FUNCTION public.procrastinate_trigger_abort_requested_events_procedure_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type)
        VALUES (NEW.id, 'abort_requested'::procrastinate_job_event_type);
    RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_trigger_function_scheduled_events_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type, at)
        VALUES (NEW.id, 'scheduled'::procrastinate_job_event_type, NEW.scheduled_at);

	RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_trigger_function_status_events_insert_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type)
        VALUES (NEW.id, 'deferred'::procrastinate_job_event_type);
	RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_trigger_function_status_events_update_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    WITH t AS (
        SELECT CASE
            WHEN OLD.status = 'todo'::procrastinate_job_status
                AND NEW.status = 'doing'::procrastinate_job_status
                THEN 'started'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'todo'::procrastinate_job_status
                THEN 'deferred_for_retry'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'failed'::procrastinate_job_status
                THEN 'failed'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'succeeded'::procrastinate_job_status
                THEN 'succeeded'::procrastinate_job_event_type
            WHEN OLD.status = 'todo'::procrastinate_job_status
                AND (
                    NEW.status = 'cancelled'::procrastinate_job_status
                    OR NEW.status = 'failed'::procrastinate_job_status
                    OR NEW.status = 'succeeded'::procrastinate_job_status
                )
                THEN 'cancelled'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'aborted'::procrastinate_job_status
                THEN 'aborted'::procrastinate_job_event_type
            WHEN OLD.status = 'failed'::procrastinate_job_status
                AND NEW.status = 'todo'::procrastinate_job_status
                THEN 'retried'::procrastinate_job_event_type
            ELSE NULL
        END as event_type
    )
    INSERT INTO procrastinate_events(job_id, type)
        SELECT NEW.id, t.event_type
        FROM t
        WHERE t.event_type IS NOT NULL;
	RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_unlink_periodic_defers_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE procrastinate_periodic_defers
    SET job_id = NULL
    WHERE job_id = OLD.id;
    RETURN OLD;
END;
$$;

CREATE FUNCTION public.procrastinate_unregister_worker_v1(worker_id bigint) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    DELETE FROM procrastinate_workers
    WHERE id = worker_id;
END;
$$;

CREATE FUNCTION public.procrastinate_update_heartbeat_v1(worker_id bigint) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE procrastinate_workers
    SET last_heartbeat = NOW()
    WHERE id = worker_id;
END;
$$;

CREATE TABLE public.account_emailaddress (
    id integer NOT NULL,
    email character varying(254) NOT NULL,
    verified boolean NOT NULL,
    "primary" boolean NOT NULL,
    user_id bigint NOT NULL
);

ALTER TABLE public.account_emailaddress ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_emailaddress_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.account_emailconfirmation (
    id integer NOT NULL,
    created timestamp with time zone NOT NULL,
    sent timestamp with time zone,
    key character varying(64) NOT NULL,
    email_address_id integer NOT NULL
);

ALTER TABLE public.account_emailconfirmation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_emailconfirmation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.accounts_apitoken (
    id uuid NOT NULL,
    label character varying(120) NOT NULL,
    token_hash bytea NOT NULL,
    holding_id uuid,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    revoked_at timestamp with time zone,
    user_id bigint NOT NULL,
    last_used_at timestamp with time zone,
    minute bigint NOT NULL,
    requests_in_minute integer NOT NULL,
    scopes character varying(30)[] NOT NULL,
    CONSTRAINT accounts_apitoken_requests_in_minute_check CHECK ((requests_in_minute >= 0))
);

CREATE TABLE public.accounts_attempts (
    key character varying(64) NOT NULL,
    failures integer NOT NULL,
    last_at timestamp with time zone NOT NULL,
    waits_until timestamp with time zone NOT NULL,
    CONSTRAINT accounts_attempts_failures_check CHECK ((failures >= 0))
);

CREATE UNLOGGED TABLE public.accounts_cache (
    cache_key character varying(255) NOT NULL,
    value text NOT NULL,
    expires timestamp with time zone NOT NULL
);

CREATE TABLE public.accounts_idempotencykey (
    id bigint NOT NULL,
    key character varying(80) NOT NULL,
    route character varying(200) NOT NULL,
    content_hash character varying(64) NOT NULL,
    status smallint,
    location character varying(500) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    user_id bigint NOT NULL,
    body text NOT NULL,
    CONSTRAINT accounts_idempotencykey_status_check CHECK ((status >= 0))
);

ALTER TABLE public.accounts_idempotencykey ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_idempotencykey_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.accounts_keptform (
    id uuid NOT NULL,
    session_hash character varying(64) NOT NULL,
    address character varying(2000) NOT NULL,
    content bytea NOT NULL,
    created_at timestamp with time zone NOT NULL,
    user_id bigint NOT NULL
);

CREATE TABLE public.accounts_user (
    id bigint NOT NULL,
    password character varying(128) NOT NULL,
    last_login timestamp with time zone,
    is_superuser boolean NOT NULL,
    username character varying(150) NOT NULL,
    email character varying(254) NOT NULL,
    is_staff boolean NOT NULL,
    is_active boolean NOT NULL,
    date_joined timestamp with time zone NOT NULL,
    language character varying(5) NOT NULL,
    needs_second_factor boolean NOT NULL
);

CREATE TABLE public.accounts_user_groups (
    id bigint NOT NULL,
    user_id bigint NOT NULL,
    group_id integer NOT NULL
);

ALTER TABLE public.accounts_user_groups ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_user_groups_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE public.accounts_user ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_user_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.accounts_user_user_permissions (
    id bigint NOT NULL,
    user_id bigint NOT NULL,
    permission_id integer NOT NULL
);

ALTER TABLE public.accounts_user_user_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_user_user_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.accounts_usersession (
    id uuid NOT NULL,
    session_key character varying(40) NOT NULL,
    device_hash character varying(64) NOT NULL,
    device character varying(300) NOT NULL,
    address character varying(45) NOT NULL,
    started_at timestamp with time zone NOT NULL,
    seen_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    user_id bigint NOT NULL
);

CREATE TABLE public.agendas_adoption (
    id uuid NOT NULL,
    adopted_at timestamp with time zone NOT NULL,
    by jsonb NOT NULL,
    item_id uuid NOT NULL,
    quorum jsonb NOT NULL
);

CREATE TABLE public.agendas_agendatemplate (
    id uuid NOT NULL,
    name character varying(120) NOT NULL,
    points jsonb NOT NULL,
    kept_at timestamp with time zone NOT NULL,
    by jsonb NOT NULL,
    body_id uuid NOT NULL
);

CREATE TABLE public.agendas_askedopinion (
    id uuid NOT NULL,
    opinion character varying(10) NOT NULL,
    text text NOT NULL,
    answered_at timestamp with time zone,
    treatment character varying(10) NOT NULL,
    why text NOT NULL,
    treated_at timestamp with time zone,
    treated_by jsonb,
    file_id uuid,
    holding_id uuid NOT NULL,
    request_id uuid NOT NULL,
    CONSTRAINT not_taken_up_says_why CHECK ((((treatment)::text = ANY (ARRAY[(''::character varying)::text, ('taken'::character varying)::text])) OR (NOT (why = ''::text)))),
    CONSTRAINT opinion_was_given_at_a_moment CHECK ((((answered_at IS NULL) AND ((opinion)::text = ''::text)) OR ((NOT ((opinion)::text = ''::text)) AND (answered_at IS NOT NULL)))),
    CONSTRAINT remarks_and_disagreement_say_what CHECK (((NOT ((opinion)::text = ANY (ARRAY[('remarks'::character varying)::text, ('disagrees'::character varying)::text]))) OR (NOT (text = ''::text)))),
    CONSTRAINT treated_what_was_answered CHECK ((((treatment)::text = ''::text) OR ((answered_at IS NOT NULL) AND (treated_at IS NOT NULL))))
);

CREATE TABLE public.agendas_carriedpoint (
    id uuid NOT NULL,
    way character varying(8) NOT NULL,
    reason text NOT NULL,
    at timestamp with time zone NOT NULL,
    by jsonb NOT NULL,
    item_id uuid NOT NULL,
    proposal_id uuid,
    CONSTRAINT carrying_says_why CHECK ((NOT (reason = ''::text))),
    CONSTRAINT what_goes_on_is_proposed CHECK ((((way)::text = 'stays'::text) OR (proposal_id IS NOT NULL)))
);

CREATE TABLE public.agendas_deferral (
    id uuid NOT NULL,
    way character varying(8) NOT NULL,
    at timestamp with time zone NOT NULL,
    by jsonb NOT NULL,
    item_id uuid NOT NULL,
    CONSTRAINT deferred_somewhere CHECK (((way)::text = ANY (ARRAY[('pool'::character varying)::text, ('back'::character varying)::text])))
);

CREATE TABLE public.agendas_expectedpaper (
    id uuid NOT NULL,
    title character varying(300) NOT NULL,
    ordinal smallint NOT NULL,
    item_id uuid NOT NULL,
    CONSTRAINT agendas_expectedpaper_ordinal_check CHECK ((ordinal >= 0))
);

CREATE TABLE public.agendas_opinionrequest (
    id uuid NOT NULL,
    question character varying(1000) NOT NULL,
    until timestamp with time zone NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    by jsonb NOT NULL,
    reminded_at timestamp with time zone,
    item_id uuid,
    proposal_id uuid,
    CONSTRAINT opinion_asked_on_something CHECK (((item_id IS NOT NULL) OR (proposal_id IS NOT NULL)))
);

CREATE TABLE public.agendas_position (
    id uuid NOT NULL,
    stand character varying(10) NOT NULL,
    text text NOT NULL,
    stated_at timestamp with time zone NOT NULL,
    by jsonb NOT NULL,
    invitation_id uuid NOT NULL,
    item_id uuid NOT NULL,
    CONSTRAINT objection_says_why CHECK (((NOT ((stand)::text = 'objection'::text)) OR (NOT (text = ''::text))))
);

CREATE TABLE public.agendas_proposal (
    id uuid NOT NULL,
    title character varying(300) NOT NULL,
    why text NOT NULL,
    asked text NOT NULL,
    purpose character varying(12) NOT NULL,
    minutes smallint NOT NULL,
    presenter character varying(160) NOT NULL,
    path jsonb NOT NULL,
    place smallint NOT NULL,
    waits_for character varying(12) NOT NULL,
    is_out boolean NOT NULL,
    state character varying(10) NOT NULL,
    proposed_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    body_id uuid NOT NULL,
    item_id uuid,
    proposer_id uuid NOT NULL,
    unit_id uuid,
    audience character varying(10) NOT NULL,
    is_listed boolean NOT NULL,
    is_of_office boolean NOT NULL,
    kept jsonb NOT NULL,
    CONSTRAINT agendas_proposal_minutes_check CHECK ((minutes >= 0)),
    CONSTRAINT agendas_proposal_place_check CHECK ((place >= 0)),
    CONSTRAINT only_a_review_waits_for_somebody CHECK (((((state)::text = 'review'::text) AND (NOT ((waits_for)::text = ''::text))) OR ((NOT ((state)::text = 'review'::text)) AND ((waits_for)::text = ''::text)))),
    CONSTRAINT what_all_shall_read_is_listed CHECK ((is_listed OR (NOT ((audience)::text = 'everybody'::text))))
);

CREATE TABLE public.agendas_proposalpaper (
    id uuid NOT NULL,
    title character varying(300) NOT NULL,
    added_at timestamp with time zone NOT NULL,
    file_id uuid NOT NULL,
    proposal_id uuid NOT NULL,
    audience character varying(10) NOT NULL,
    is_own boolean NOT NULL,
    taken_off_at timestamp with time zone,
    version smallint NOT NULL,
    CONSTRAINT agendas_proposalpaper_version_check CHECK ((version >= 0))
);

CREATE TABLE public.agendas_proposalpaperversion (
    id uuid NOT NULL,
    number smallint NOT NULL,
    since timestamp with time zone NOT NULL,
    until timestamp with time zone NOT NULL,
    reason character varying(300) NOT NULL,
    by jsonb NOT NULL,
    file_id uuid NOT NULL,
    paper_id uuid NOT NULL,
    CONSTRAINT agendas_proposalpaperversion_number_check CHECK ((number >= 0))
);

CREATE TABLE public.agendas_proposalreader (
    id uuid NOT NULL,
    share character varying(10) NOT NULL,
    holding_id uuid NOT NULL,
    paper_id uuid,
    proposal_id uuid NOT NULL
);

CREATE TABLE public.agendas_proposalstep (
    id uuid NOT NULL,
    kind character varying(10) NOT NULL,
    note text NOT NULL,
    is_late boolean NOT NULL,
    at timestamp with time zone NOT NULL,
    by jsonb NOT NULL,
    proposal_id uuid NOT NULL
);

CREATE TABLE public.agendas_putbyconsent (
    id uuid NOT NULL,
    put_at timestamp with time zone NOT NULL,
    by jsonb NOT NULL,
    item_id uuid NOT NULL
);

CREATE TABLE public.agendas_resumedpoint (
    id uuid NOT NULL,
    way character varying(8) NOT NULL,
    put_off_at timestamp with time zone NOT NULL,
    at timestamp with time zone NOT NULL,
    by jsonb NOT NULL,
    item_id uuid NOT NULL,
    CONSTRAINT resumed_after_it_was_put_off CHECK ((at >= put_off_at))
);

CREATE TABLE public.agendas_reviewpath (
    id uuid NOT NULL,
    levels jsonb NOT NULL,
    days_before smallint NOT NULL,
    set_at timestamp with time zone NOT NULL,
    by jsonb NOT NULL,
    body_id uuid NOT NULL,
    CONSTRAINT agendas_reviewpath_days_before_check CHECK ((days_before >= 0))
);

CREATE TABLE public.agendas_takenout (
    id uuid NOT NULL,
    reason character varying(300) NOT NULL,
    taken_at timestamp with time zone NOT NULL,
    by jsonb NOT NULL,
    item_id uuid NOT NULL
);

CREATE TABLE public.assignments_assignment (
    id uuid NOT NULL,
    matter_kind character varying(40) NOT NULL,
    matter_id uuid NOT NULL,
    role character varying(12) NOT NULL,
    deadline jsonb NOT NULL,
    due_period character varying(24) NOT NULL,
    assigned_at timestamp with time zone NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    baseline_lapses_at timestamp with time zone,
    current_lapses_at timestamp with time zone,
    received_at timestamp with time zone,
    done_reported_at timestamp with time zone,
    done_accepted_at timestamp with time zone,
    suspended_at timestamp with time zone,
    closed_at timestamp with time zone,
    is_disputed boolean NOT NULL,
    times_returned smallint NOT NULL,
    forecast_on date,
    percent smallint,
    body_id uuid,
    holding_id uuid,
    monitor_id uuid,
    organisation_id uuid,
    parent_id uuid,
    unit_id uuid,
    last_fact_at timestamp with time zone,
    house_id uuid,
    giver_id uuid,
    answered_at timestamp with time zone,
    receive_by timestamp with time zone,
    times_refused smallint DEFAULT 0 NOT NULL,
    CONSTRAINT assignments_assignment_percent_check CHECK ((percent >= 0)),
    CONSTRAINT assignments_assignment_times_refused_check CHECK ((times_refused >= 0)),
    CONSTRAINT assignments_assignment_times_returned_check CHECK ((times_returned >= 0)),
    CONSTRAINT handed_down_from_above CHECK (((NOT ((role)::text = 'sub'::text)) OR ((giver_id IS NOT NULL) AND (parent_id IS NOT NULL)))),
    CONSTRAINT one_assignee CHECK ((((body_id IS NULL) AND (holding_id IS NULL) AND (organisation_id IS NOT NULL) AND (unit_id IS NULL)) OR ((body_id IS NOT NULL) AND (holding_id IS NULL) AND (organisation_id IS NULL) AND (unit_id IS NULL)) OR ((body_id IS NULL) AND (holding_id IS NULL) AND (organisation_id IS NULL) AND (unit_id IS NOT NULL)) OR ((body_id IS NULL) AND (holding_id IS NOT NULL) AND (organisation_id IS NULL) AND (unit_id IS NULL))))
);

CREATE TABLE public.assignments_deliverable (
    name_vi character varying(300) NOT NULL,
    name_en character varying(300) NOT NULL,
    name_ja character varying(300) NOT NULL,
    id uuid NOT NULL,
    matter_kind character varying(40) NOT NULL,
    matter_id uuid NOT NULL,
    ordinal smallint NOT NULL,
    added_at timestamp with time zone,
    dropped_at timestamp with time zone,
    CONSTRAINT assignments_deliverable_ordinal_check CHECK ((ordinal >= 0))
);

CREATE TABLE public.assignments_deliverablechange (
    id uuid NOT NULL,
    kind character varying(8) NOT NULL,
    name_before character varying(300) NOT NULL,
    name_after character varying(300) NOT NULL,
    reason text NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    by jsonb NOT NULL,
    deliverable_id uuid NOT NULL,
    CONSTRAINT output_changed_with_reason CHECK ((NOT (reason = ''::text)))
);

CREATE TABLE public.assignments_evidence (
    id uuid NOT NULL,
    title character varying(300) NOT NULL,
    symbol character varying(80) NOT NULL,
    document_id uuid,
    deliverable_id uuid,
    file_id uuid,
    report_id uuid NOT NULL
);

CREATE TABLE public.assignments_examination (
    id uuid NOT NULL,
    opinion character varying(8) NOT NULL,
    until_on date,
    reason text NOT NULL,
    examined_at timestamp with time zone NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    by jsonb NOT NULL,
    request_id uuid NOT NULL,
    CONSTRAINT examined_until_a_day CHECK (((((opinion)::text = 'refuse'::text) AND (until_on IS NULL)) OR ((NOT ((opinion)::text = 'refuse'::text)) AND (until_on IS NOT NULL)))),
    CONSTRAINT examined_with_reason CHECK ((((opinion)::text = 'grant'::text) OR (NOT (reason = ''::text))))
);

CREATE TABLE public.assignments_extensiondecision (
    id uuid NOT NULL,
    is_granted boolean NOT NULL,
    lapses_at timestamp with time zone,
    reason text NOT NULL,
    document_id uuid,
    symbol character varying(80) NOT NULL,
    decided_at timestamp with time zone NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    by jsonb NOT NULL,
    request_id uuid NOT NULL,
    CONSTRAINT granted_until_a_moment CHECK (((NOT is_granted) OR (lapses_at IS NOT NULL)))
);

CREATE TABLE public.assignments_extensionrequest (
    id uuid NOT NULL,
    until_on date NOT NULL,
    reason text NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    by jsonb NOT NULL,
    assignment_id uuid NOT NULL,
    letter_id uuid
);

CREATE TABLE public.assignments_fact (
    id uuid NOT NULL,
    kind character varying(16) NOT NULL,
    happened_at timestamp with time zone NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    ordinal integer NOT NULL,
    lapses_at timestamp with time zone,
    note text NOT NULL,
    by jsonb NOT NULL,
    assignment_id uuid NOT NULL,
    report_id uuid,
    forecast_on date,
    percent smallint,
    receive_by timestamp with time zone,
    CONSTRAINT assignments_fact_ordinal_check CHECK ((ordinal >= 0)),
    CONSTRAINT assignments_fact_percent_check CHECK ((percent >= 0)),
    CONSTRAINT recorded_after_it_happened CHECK ((happened_at <= recorded_at))
);

CREATE TABLE public.assignments_judgement (
    id uuid NOT NULL,
    outcome character varying(10) NOT NULL,
    reason text NOT NULL,
    deliverable_id uuid NOT NULL,
    verdict_id uuid NOT NULL,
    CONSTRAINT judged_with_reason CHECK ((((outcome)::text = 'accepted'::text) OR (NOT (reason = ''::text))))
);

CREATE TABLE public.assignments_ladder (
    id uuid NOT NULL,
    version integer NOT NULL,
    is_own boolean NOT NULL,
    set_at timestamp with time zone NOT NULL,
    by jsonb NOT NULL,
    replaced_at timestamp with time zone,
    body_id uuid,
    programme_id uuid,
    CONSTRAINT assignments_ladder_version_check CHECK ((version >= 0)),
    CONSTRAINT ladder_of_one CHECK (((body_id IS NULL) OR (programme_id IS NULL)))
);

CREATE TABLE public.assignments_ladderstep (
    id uuid NOT NULL,
    key uuid NOT NULL,
    ordinal smallint NOT NULL,
    kind character varying(12) NOT NULL,
    tells character varying(12) NOT NULL,
    days smallint NOT NULL,
    in_working_days boolean NOT NULL,
    colour character varying(8) NOT NULL,
    roles character varying(12)[] NOT NULL,
    matters character varying(40)[] NOT NULL,
    ladder_id uuid NOT NULL,
    CONSTRAINT a_letter_and_nothing_else_has_a_colour CHECK (((((kind)::text = 'letter'::text) OR ((colour)::text = ''::text)) AND (1 = (
CASE
    WHEN ((kind)::text = 'letter'::text) THEN 1
    ELSE 0
END +
CASE
    WHEN ((colour)::text = ''::text) THEN 1
    ELSE 0
END)))),
    CONSTRAINT assignments_ladderstep_ordinal_check CHECK ((ordinal >= 0))
);

CREATE TABLE public.assignments_lightrule (
    id uuid NOT NULL,
    version integer NOT NULL,
    is_own boolean NOT NULL,
    codes jsonb NOT NULL,
    set_at timestamp with time zone NOT NULL,
    by jsonb NOT NULL,
    replaced_at timestamp with time zone,
    body_id uuid,
    programme_id uuid,
    CONSTRAINT assignments_lightrule_version_check CHECK ((version >= 0)),
    CONSTRAINT light_rule_of_one CHECK (((body_id IS NULL) OR (programme_id IS NULL)))
);

CREATE TABLE public.assignments_milestone (
    id uuid NOT NULL,
    ordinal smallint NOT NULL,
    name character varying(300) NOT NULL,
    due_on date NOT NULL,
    set_at timestamp with time zone NOT NULL,
    by jsonb NOT NULL,
    dropped_at timestamp with time zone,
    assignment_id uuid NOT NULL,
    CONSTRAINT assignments_milestone_ordinal_check CHECK ((ordinal >= 0)),
    CONSTRAINT milestone_has_a_name CHECK ((NOT ((name)::text = ''::text)))
);

CREATE TABLE public.assignments_milestonestatement (
    id uuid NOT NULL,
    state character varying(10) NOT NULL,
    reached_on date,
    milestone_id uuid NOT NULL,
    report_id uuid NOT NULL,
    CONSTRAINT reached_on_a_day CHECK ((((reached_on IS NOT NULL) AND ((state)::text = 'reached'::text)) OR ((NOT ((state)::text = 'reached'::text)) AND (reached_on IS NULL))))
);

CREATE TABLE public.assignments_minder (
    id uuid NOT NULL,
    matter_kind character varying(40) NOT NULL,
    matter_id uuid NOT NULL,
    part character varying(8) NOT NULL,
    since timestamp with time zone NOT NULL,
    until timestamp with time zone,
    reason text NOT NULL,
    by jsonb NOT NULL,
    ended_by jsonb,
    holding_id uuid NOT NULL,
    CONSTRAINT minder_ended_by_somebody CHECK ((((ended_by = 'null'::jsonb) AND (until IS NULL)) OR ((ended_by IS NOT NULL) AND (until IS NOT NULL))))
);

CREATE TABLE public.assignments_receiptclock (
    id uuid NOT NULL,
    version integer NOT NULL,
    amount smallint,
    unit character varying(12) NOT NULL,
    set_at timestamp with time zone NOT NULL,
    by jsonb NOT NULL,
    replaced_at timestamp with time zone,
    body_id uuid,
    programme_id uuid,
    CONSTRAINT assignments_receiptclock_amount_check CHECK ((amount >= 0)),
    CONSTRAINT assignments_receiptclock_version_check CHECK ((version >= 0)),
    CONSTRAINT receipt_clock_of_one CHECK (((body_id IS NULL) OR (programme_id IS NULL)))
);

CREATE TABLE public.assignments_recoveryplan (
    id uuid NOT NULL,
    text text NOT NULL,
    recover_on date NOT NULL,
    filed_at timestamp with time zone NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    by jsonb NOT NULL,
    assignment_id uuid NOT NULL
);

CREATE TABLE public.assignments_report (
    id uuid NOT NULL,
    ordinal integer NOT NULL,
    text text NOT NULL,
    percent smallint,
    claims_done boolean NOT NULL,
    obstacle text NOT NULL,
    proposal text NOT NULL,
    forecast_on date,
    reported_at timestamp with time zone NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    by jsonb NOT NULL,
    assignment_id uuid NOT NULL,
    CONSTRAINT assignments_report_ordinal_check CHECK ((ordinal >= 0)),
    CONSTRAINT assignments_report_percent_check CHECK ((percent >= 0)),
    CONSTRAINT percent_of_a_hundred CHECK (((percent IS NULL) OR (percent <= 100)))
);

CREATE TABLE public.assignments_requestevidence (
    id uuid NOT NULL,
    title character varying(300) NOT NULL,
    symbol character varying(80) NOT NULL,
    file_id uuid,
    request_id uuid NOT NULL
);

CREATE TABLE public.assignments_rung (
    id uuid NOT NULL,
    kind character varying(12) NOT NULL,
    lapses_at timestamp with time zone NOT NULL,
    fired_at timestamp with time zone NOT NULL,
    assignment_id uuid NOT NULL,
    colour character varying(8) NOT NULL,
    key uuid NOT NULL,
    passed_over uuid[] NOT NULL,
    tells character varying(12) NOT NULL,
    step_id uuid
);

CREATE TABLE public.assignments_verdict (
    id uuid NOT NULL,
    outcome character varying(10) NOT NULL,
    reason text NOT NULL,
    decided_at timestamp with time zone NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    by jsonb NOT NULL,
    report_id uuid NOT NULL,
    CONSTRAINT returned_with_reason CHECK ((((outcome)::text = 'accepted'::text) OR (NOT (reason = ''::text))))
);

CREATE TABLE public.audit_checkpoint (
    size bigint NOT NULL,
    root_hash bytea NOT NULL,
    frontier jsonb NOT NULL,
    note text NOT NULL,
    made_at timestamp with time zone NOT NULL
);

CREATE TABLE public.audit_entry (
    id uuid NOT NULL,
    kind character varying(80) NOT NULL,
    actor jsonb NOT NULL,
    actor_person_id uuid,
    address character varying(60) NOT NULL,
    on_kind character varying(80) NOT NULL,
    on_id character varying(40) NOT NULL,
    about jsonb NOT NULL,
    facts jsonb NOT NULL,
    happened_at timestamp with time zone NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    logged_at timestamp with time zone NOT NULL,
    is_simulated boolean NOT NULL
);

CREATE TABLE public.audit_follower (
    name character varying(80) NOT NULL,
    next_index bigint NOT NULL
);

CREATE TABLE public.audit_followerfailure (
    id bigint NOT NULL,
    follower character varying(80) NOT NULL,
    index bigint NOT NULL,
    error text NOT NULL,
    failed_at timestamp with time zone NOT NULL
);

ALTER TABLE public.audit_followerfailure ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.audit_followerfailure_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.audit_leaf (
    index bigint NOT NULL,
    entry_id uuid NOT NULL,
    leaf_hash bytea NOT NULL
);

CREATE TABLE public.audit_pending (
    entry_id uuid NOT NULL
);

CREATE TABLE public.auth_group (
    id integer NOT NULL,
    name character varying(150) NOT NULL
);

ALTER TABLE public.auth_group ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.auth_group_permissions (
    id bigint NOT NULL,
    group_id integer NOT NULL,
    permission_id integer NOT NULL
);

ALTER TABLE public.auth_group_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.auth_permission (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    content_type_id integer NOT NULL,
    codename character varying(100) NOT NULL
);

ALTER TABLE public.auth_permission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_permission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.cadence_reminder (
    id uuid NOT NULL,
    due_on date NOT NULL,
    said character varying(6) NOT NULL,
    at timestamp with time zone NOT NULL,
    assignment_id uuid NOT NULL
);

CREATE TABLE public.cadence_reportrule (
    id uuid NOT NULL,
    unit character varying(6) NOT NULL,
    every smallint NOT NULL,
    day smallint NOT NULL,
    ahead smallint NOT NULL,
    first_on date NOT NULL,
    until_on date,
    reason text NOT NULL,
    set_at timestamp with time zone NOT NULL,
    by jsonb NOT NULL,
    body_id uuid,
    directive_id uuid,
    task_id uuid,
    CONSTRAINT cadence_reportrule_ahead_check CHECK ((ahead >= 0)),
    CONSTRAINT cadence_reportrule_day_check CHECK ((day >= 0)),
    CONSTRAINT cadence_reportrule_every_check CHECK ((every >= 0)),
    CONSTRAINT one_scope_of_a_report_rule CHECK ((((body_id IS NOT NULL) AND (directive_id IS NULL) AND (task_id IS NULL)) OR ((body_id IS NULL) AND (directive_id IS NOT NULL) AND (task_id IS NULL)) OR ((body_id IS NULL) AND (directive_id IS NULL) AND (task_id IS NOT NULL)))),
    CONSTRAINT report_every_so_many CHECK ((every >= 1))
);

CREATE TABLE public.capture_likeness (
    id uuid NOT NULL,
    band smallint NOT NULL,
    key bigint NOT NULL,
    document_id uuid NOT NULL,
    CONSTRAINT capture_likeness_band_check CHECK ((band >= 0))
);

CREATE TABLE public.capture_original (
    id uuid NOT NULL,
    ordinal smallint NOT NULL,
    file_id uuid NOT NULL,
    paper_id uuid NOT NULL,
    CONSTRAINT capture_original_ordinal_check CHECK ((ordinal >= 0))
);

CREATE TABLE public.capture_page (
    id uuid NOT NULL,
    number integer NOT NULL,
    width double precision NOT NULL,
    height double precision NOT NULL,
    words jsonb NOT NULL,
    picture character varying(64) NOT NULL,
    paper_id uuid NOT NULL,
    CONSTRAINT capture_page_number_check CHECK ((number >= 0))
);

CREATE TABLE public.capture_traypaper (
    id uuid NOT NULL,
    name character varying(255) NOT NULL,
    way character varying(8) NOT NULL,
    state character varying(10) NOT NULL,
    is_whole boolean NOT NULL,
    page_count integer NOT NULL,
    read_by character varying(12) NOT NULL,
    read_at timestamp with time zone,
    proposals jsonb NOT NULL,
    mail jsonb NOT NULL,
    came_key character varying(80) NOT NULL,
    brought_at timestamp with time zone NOT NULL,
    brought_by jsonb NOT NULL,
    reason character varying(300) NOT NULL,
    changed_at timestamp with time zone,
    arrival_id uuid,
    for_unit_id uuid,
    into_id uuid,
    organisation_id uuid NOT NULL,
    readable_id uuid,
    rendition_id uuid NOT NULL,
    came_in_id uuid,
    CONSTRAINT capture_traypaper_page_count_check CHECK ((page_count >= 0)),
    CONSTRAINT left_with_reason CHECK (((NOT ((state)::text = ANY (ARRAY[('aside'::character varying)::text, ('returned'::character varying)::text, ('dropped'::character varying)::text]))) OR (NOT ((reason)::text = ''::text)))),
    CONSTRAINT registered_with_arrival CHECK ((((arrival_id IS NOT NULL) AND ((state)::text = 'registered'::text)) OR ((NOT ((state)::text = 'registered'::text)) AND (arrival_id IS NULL))))
);

CREATE TABLE public.cascade_rollup (
    id uuid NOT NULL,
    subject character varying(300) NOT NULL,
    detail smallint NOT NULL,
    goes_further boolean NOT NULL,
    often character varying(8) NOT NULL,
    first_on date NOT NULL,
    until_on date,
    answer_on date NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    by jsonb NOT NULL,
    state character varying(10) NOT NULL,
    above_id uuid NOT NULL,
    asker_id uuid,
    directive_id uuid,
    organisation_id uuid NOT NULL,
    share_id uuid,
    CONSTRAINT cascade_rollup_detail_check CHECK ((detail >= 0)),
    CONSTRAINT roll_up_gives_figures_when_agreed CHECK ((((share_id IS NULL) AND ((state)::text = ANY (ARRAY[('asked'::character varying)::text, ('declined'::character varying)::text, ('cancelled'::character varying)::text]))) OR ((share_id IS NOT NULL) AND ((state)::text = ANY (ARRAY[('agreed'::character varying)::text, ('narrowed'::character varying)::text, ('withdrawn'::character varying)::text, ('ended'::character varying)::text]))))),
    CONSTRAINT roll_up_of_another CHECK ((NOT (organisation_id = above_id))),
    CONSTRAINT roll_up_of_some_day CHECK (((until_on IS NULL) OR (until_on >= first_on)))
);

CREATE TABLE public.cascade_rollupstep (
    id uuid NOT NULL,
    state character varying(10) NOT NULL,
    at timestamp with time zone NOT NULL,
    by jsonb NOT NULL,
    reason text NOT NULL,
    roll_up_id uuid NOT NULL,
    CONSTRAINT roll_up_refused_with_a_reason CHECK ((NOT ((reason = ''::text) AND ((state)::text = ANY (ARRAY[('declined'::character varying)::text, ('withdrawn'::character varying)::text])))))
);

CREATE TABLE public.cascade_serving (
    id uuid NOT NULL,
    said_at timestamp with time zone NOT NULL,
    by jsonb NOT NULL,
    ended_at timestamp with time zone,
    ended_by jsonb,
    assignment_id uuid NOT NULL,
    task_id uuid NOT NULL
);

CREATE TABLE public.cascade_share (
    id uuid NOT NULL,
    scope character varying(10) NOT NULL,
    detail smallint NOT NULL,
    goes_further boolean NOT NULL,
    first_on date NOT NULL,
    ground character varying(200) NOT NULL,
    shared_at timestamp with time zone NOT NULL,
    by jsonb NOT NULL,
    ended_on date,
    ended_at timestamp with time zone,
    ended_by jsonb,
    above_id uuid NOT NULL,
    assignment_id uuid,
    body_id uuid,
    directive_id uuid,
    organisation_id uuid NOT NULL,
    often character varying(8) NOT NULL,
    until_on date,
    CONSTRAINT cascade_share_detail_check CHECK ((detail >= 0)),
    CONSTRAINT detail_is_known CHECK ((detail = ANY (ARRAY[1, 2, 3]))),
    CONSTRAINT share_ends_with_a_day CHECK ((((ended_at IS NULL) AND (ended_on IS NULL)) OR ((ended_at IS NOT NULL) AND (ended_on IS NOT NULL)))),
    CONSTRAINT share_is_told_of_some_day CHECK (((until_on IS NULL) OR (until_on >= first_on))),
    CONSTRAINT share_says_of_what CHECK ((((assignment_id IS NULL) AND (body_id IS NOT NULL) AND (directive_id IS NULL) AND ((scope)::text = 'body'::text)) OR ((assignment_id IS NULL) AND (body_id IS NULL) AND (directive_id IS NOT NULL) AND ((scope)::text = 'directive'::text)) OR ((assignment_id IS NOT NULL) AND (body_id IS NULL) AND (directive_id IS NULL) AND ((scope)::text = 'assignment'::text)) OR ((assignment_id IS NULL) AND (body_id IS NULL) AND (directive_id IS NULL) AND ((scope)::text = 'below'::text)))),
    CONSTRAINT shared_with_another CHECK ((NOT (organisation_id = above_id)))
);

CREATE TABLE public.changes_changedtask (
    id uuid NOT NULL,
    side character varying(10) NOT NULL,
    task_id uuid NOT NULL,
    ending_id uuid NOT NULL
);

CREATE TABLE public.changes_ending (
    id uuid NOT NULL,
    kind character varying(10) NOT NULL,
    symbol character varying(80) NOT NULL,
    reason text NOT NULL,
    ended_at timestamp with time zone NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    by jsonb NOT NULL,
    body_id uuid NOT NULL,
    document_id uuid,
    CONSTRAINT ended_on_a_ground CHECK (((NOT ((symbol)::text = ''::text)) AND (NOT (reason = ''::text))))
);

CREATE TABLE public.changes_extensionletter (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    took_effect_at timestamp with time zone,
    given_up_at timestamp with time zone,
    body_id uuid NOT NULL,
    document_id uuid NOT NULL,
    CONSTRAINT letter_issued_or_given_up CHECK (((took_effect_at IS NULL) OR (given_up_at IS NULL)))
);

CREATE TABLE public.changes_extensionline (
    id uuid NOT NULL,
    is_granted boolean NOT NULL,
    until_on date,
    reason text NOT NULL,
    why_not text NOT NULL,
    letter_id uuid NOT NULL,
    request_id uuid NOT NULL,
    CONSTRAINT granted_until_or_refused_with_reason CHECK (((is_granted AND (until_on IS NOT NULL)) OR ((NOT is_granted) AND (until_on IS NULL) AND (NOT (reason = ''::text)))))
);

CREATE TABLE public.changes_passed (
    id uuid NOT NULL,
    left_id uuid NOT NULL,
    taken_id uuid,
    passing_id uuid NOT NULL
);

CREATE TABLE public.changes_passing (
    id uuid NOT NULL,
    passed_at timestamp with time zone NOT NULL,
    by jsonb NOT NULL,
    taken_back_at timestamp with time zone,
    taken_back_by jsonb,
    reason text NOT NULL,
    body_id uuid NOT NULL,
    succession_id uuid NOT NULL,
    CONSTRAINT passing_taken_back_with_a_reason CHECK ((((reason = ''::text) AND (taken_back_at IS NULL) AND (taken_back_by = 'null'::jsonb)) OR ((taken_back_at IS NOT NULL) AND (taken_back_by IS NOT NULL) AND (NOT (reason = ''::text)))))
);

CREATE TABLE public.circulation_circulation (
    id uuid NOT NULL,
    words character varying(500) NOT NULL,
    due_on date,
    by jsonb NOT NULL,
    sent_at timestamp with time zone NOT NULL,
    recalled_at timestamp with time zone,
    recall_reason character varying(300) NOT NULL,
    document_id uuid NOT NULL,
    sender_id uuid NOT NULL,
    CONSTRAINT recalled_with_reason CHECK (((recalled_at IS NULL) OR (NOT ((recall_reason)::text = ''::text))))
);

CREATE TABLE public.circulation_reader (
    id uuid NOT NULL,
    through character varying(300) NOT NULL,
    acknowledged_at timestamp with time zone,
    urged_at timestamp with time zone,
    circulation_id uuid NOT NULL,
    holding_id uuid NOT NULL
);

CREATE TABLE public.contributions_contribution (
    id uuid NOT NULL,
    wanted text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    by jsonb NOT NULL,
    due_at timestamp with time zone,
    delivered_at timestamp with time zone,
    is_refused boolean NOT NULL,
    judged character varying(12) NOT NULL,
    times_returned smallint NOT NULL,
    withdrawn_at timestamp with time zone,
    withdrawn_by jsonb,
    withdrawn_reason text NOT NULL,
    assignment_id uuid NOT NULL,
    lead_id uuid,
    CONSTRAINT asked_for_or_delivered CHECK (((due_at IS NOT NULL) OR (delivered_at IS NOT NULL))),
    CONSTRAINT asked_for_something_by_a_day CHECK ((((wanted = ''::text) OR (due_at IS NOT NULL)) AND (1 = (
CASE
    WHEN (wanted = ''::text) THEN 1
    ELSE 0
END +
CASE
    WHEN (due_at IS NOT NULL) THEN 1
    ELSE 0
END)))),
    CONSTRAINT contributions_contribution_times_returned_check CHECK ((times_returned >= 0)),
    CONSTRAINT judged_what_came CHECK ((((judged)::text = ''::text) OR (delivered_at IS NOT NULL))),
    CONSTRAINT withdrawn_with_reason CHECK ((((withdrawn_at IS NULL) OR (NOT (withdrawn_reason = ''::text))) AND (1 = (
CASE
    WHEN (withdrawn_at IS NULL) THEN 1
    ELSE 0
END +
CASE
    WHEN (NOT (withdrawn_reason = ''::text)) THEN 1
    ELSE 0
END))))
);

CREATE TABLE public.contributions_delivery (
    id uuid NOT NULL,
    ordinal smallint NOT NULL,
    text text NOT NULL,
    is_refusal boolean NOT NULL,
    due_at timestamp with time zone,
    at timestamp with time zone NOT NULL,
    by jsonb NOT NULL,
    contribution_id uuid NOT NULL,
    CONSTRAINT contributions_delivery_ordinal_check CHECK ((ordinal >= 0)),
    CONSTRAINT delivery_says_something CHECK ((NOT (text = ''::text)))
);

CREATE TABLE public.contributions_judgement (
    id uuid NOT NULL,
    outcome character varying(12) NOT NULL,
    reason text NOT NULL,
    due_at timestamp with time zone,
    at timestamp with time zone NOT NULL,
    by jsonb NOT NULL,
    delivery_id uuid NOT NULL,
    CONSTRAINT insufficient_with_reason CHECK ((((outcome)::text = 'sufficient'::text) OR (NOT (reason = ''::text))))
);

CREATE TABLE public.contributions_piece (
    id uuid NOT NULL,
    title character varying(300) NOT NULL,
    symbol character varying(80) NOT NULL,
    delivery_id uuid NOT NULL,
    file_id uuid
);

CREATE TABLE public.core_setting (
    key character varying(80) NOT NULL,
    value jsonb NOT NULL
);

CREATE TABLE public.core_simulatedclock (
    id smallint NOT NULL,
    stopped_at timestamp with time zone,
    "offset" interval NOT NULL,
    CONSTRAINT core_simulatedclock_id_check CHECK ((id >= 0)),
    CONSTRAINT one_simulated_clock CHECK ((id = 1))
);

CREATE TABLE public.cosigning_answer (
    id uuid NOT NULL,
    content_hash character varying(64) NOT NULL,
    agrees boolean NOT NULL,
    reason character varying(300) NOT NULL,
    answered_at timestamp with time zone NOT NULL,
    by jsonb NOT NULL,
    holding_id uuid NOT NULL,
    version_id uuid NOT NULL,
    cosigner_id uuid NOT NULL,
    CONSTRAINT refused_with_reason CHECK ((agrees OR (NOT ((reason)::text = ''::text))))
);

CREATE TABLE public.cosigning_cosigner (
    id uuid NOT NULL,
    turn character varying(8) NOT NULL,
    ordinal smallint NOT NULL,
    named_at timestamp with time zone NOT NULL,
    dropped_at timestamp with time zone,
    document_id uuid NOT NULL,
    post_id uuid NOT NULL,
    CONSTRAINT cosigning_cosigner_ordinal_check CHECK ((ordinal >= 0))
);

CREATE TABLE public.dates_askedmember (
    id uuid NOT NULL,
    answered_at timestamp with time zone,
    holding_id uuid NOT NULL,
    poll_id uuid NOT NULL
);

CREATE TABLE public.dates_datepoll (
    id uuid NOT NULL,
    until timestamp with time zone NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    by jsonb NOT NULL,
    reminded_at timestamp with time zone,
    reason character varying(300) NOT NULL,
    ended_at timestamp with time zone,
    ended_by jsonb,
    sitting_id uuid NOT NULL,
    chosen_id uuid,
    CONSTRAINT date_poll_ends_with_a_time_or_a_reason CHECK ((((chosen_id IS NULL) AND (ended_at IS NULL) AND ((reason)::text = ''::text)) OR ((chosen_id IS NOT NULL) AND (ended_at IS NOT NULL) AND ((reason)::text = ''::text)) OR ((chosen_id IS NULL) AND (ended_at IS NOT NULL) AND (NOT ((reason)::text = ''::text))))),
    CONSTRAINT date_poll_lasts CHECK ((until > asked_at))
);

CREATE TABLE public.dates_possibletime (
    id uuid NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    poll_id uuid NOT NULL
);

CREATE TABLE public.dates_timeanswer (
    id uuid NOT NULL,
    coming character varying(8) NOT NULL,
    asked_id uuid NOT NULL,
    time_id uuid NOT NULL,
    CONSTRAINT known_answer_to_a_possible_time CHECK (((coming)::text = ANY (ARRAY[('can'::character varying)::text, ('needed'::character varying)::text, ('cannot'::character varying)::text])))
);

CREATE TABLE public.directives_clause (
    id uuid NOT NULL,
    anchor character varying(40) NOT NULL,
    start integer NOT NULL,
    "end" integer NOT NULL,
    quote text NOT NULL,
    quote_en text NOT NULL,
    quote_ja text NOT NULL,
    version_id uuid NOT NULL,
    directive_id uuid NOT NULL,
    CONSTRAINT clause_has_words CHECK (("end" > start)),
    CONSTRAINT directives_clause_end_check CHECK (("end" >= 0)),
    CONSTRAINT directives_clause_start_check CHECK ((start >= 0))
);

CREATE TABLE public.directives_directive (
    id uuid NOT NULL,
    declared_total integer,
    decided_on date NOT NULL,
    received_on date,
    clock_start character varying(10) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    body_id uuid NOT NULL,
    document_id uuid NOT NULL,
    CONSTRAINT directives_directive_declared_total_check CHECK ((declared_total >= 0))
);

CREATE TABLE public.directives_eventoccurrence (
    id uuid NOT NULL,
    event_key character varying(60) NOT NULL,
    occurred_on date NOT NULL,
    note character varying(300) NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    by jsonb NOT NULL,
    organisation_id uuid,
    awaited_by_id uuid,
    body_id uuid,
    CONSTRAINT event_in_one_place CHECK ((((body_id IS NULL) AND (organisation_id IS NOT NULL)) OR ((body_id IS NOT NULL) AND (organisation_id IS NULL))))
);

CREATE TABLE public.directives_frozenreport (
    id uuid NOT NULL,
    as_of date NOT NULL,
    against character varying(8) NOT NULL,
    period character varying(24) NOT NULL,
    regime character varying(20) NOT NULL,
    rules_version character varying(40) NOT NULL,
    number integer NOT NULL,
    content text NOT NULL,
    content_hash character varying(64) NOT NULL,
    paper_language character varying(5) NOT NULL,
    made_with character varying(60) NOT NULL,
    frozen_at timestamp with time zone NOT NULL,
    frozen_by jsonb NOT NULL,
    body_id uuid NOT NULL,
    paper_id uuid NOT NULL,
    directive_id uuid,
    CONSTRAINT directives_frozenreport_number_check CHECK ((number >= 0))
);

CREATE TABLE public.directives_recurrence (
    task_id uuid NOT NULL,
    version integer NOT NULL,
    next_occurrence integer NOT NULL,
    next_on date,
    refusal text NOT NULL,
    CONSTRAINT directives_recurrence_next_occurrence_check CHECK ((next_occurrence >= 0)),
    CONSTRAINT directives_recurrence_version_check CHECK ((version >= 0))
);

CREATE TABLE public.directives_recurrencerule (
    id uuid NOT NULL,
    version integer NOT NULL,
    since integer NOT NULL,
    rule jsonb,
    reason text NOT NULL,
    set_at timestamp with time zone NOT NULL,
    by jsonb NOT NULL,
    recurrence_id uuid NOT NULL,
    CONSTRAINT directives_recurrencerule_since_check CHECK ((since >= 0)),
    CONSTRAINT directives_recurrencerule_version_check CHECK ((version >= 0))
);

CREATE TABLE public.directives_skippedoccurrence (
    id uuid NOT NULL,
    occurrence integer NOT NULL,
    deadline jsonb NOT NULL,
    reason text NOT NULL,
    skipped_at timestamp with time zone NOT NULL,
    by jsonb NOT NULL,
    recurrence_id uuid NOT NULL,
    CONSTRAINT directives_skippedoccurrence_occurrence_check CHECK ((occurrence >= 0))
);

CREATE TABLE public.directives_spell (
    id uuid NOT NULL,
    due_period character varying(24) NOT NULL,
    is_itemised boolean NOT NULL,
    first_on date NOT NULL,
    last_on date NOT NULL,
    current character varying(20) NOT NULL,
    baseline character varying(20) NOT NULL,
    lead_kind character varying(1) NOT NULL,
    lead_id uuid,
    assignments integer NOT NULL,
    done_on date,
    body_id uuid NOT NULL,
    directive_id uuid NOT NULL,
    task_id uuid NOT NULL,
    lapses_at timestamp with time zone,
    CONSTRAINT directives_spell_assignments_check CHECK ((assignments >= 0)),
    CONSTRAINT spell_has_days CHECK ((first_on <= last_on))
);

CREATE TABLE public.directives_task (
    id uuid NOT NULL,
    ordinal integer NOT NULL,
    title character varying(400) NOT NULL,
    title_en character varying(400) NOT NULL,
    title_ja character varying(400) NOT NULL,
    mode character varying(6) NOT NULL,
    deadline jsonb NOT NULL,
    due_period character varying(24) NOT NULL,
    is_itemised boolean NOT NULL,
    event_key character varying(60) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    search tsvector,
    body_id uuid NOT NULL,
    clause_id uuid NOT NULL,
    directive_id uuid NOT NULL,
    group_id uuid,
    split_from_id uuid,
    occurrence integer,
    recurs_from_id uuid,
    CONSTRAINT directives_task_occurrence_check CHECK ((occurrence >= 0)),
    CONSTRAINT directives_task_ordinal_check CHECK ((ordinal >= 0)),
    CONSTRAINT later_occurrence_is_numbered CHECK (((recurs_from_id IS NULL) OR (occurrence > 1)))
);

CREATE TABLE public.directives_uncounted (
    task_id uuid NOT NULL
);

CREATE TABLE public.directives_urgingletter (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    body_id uuid,
    document_id uuid NOT NULL,
    answer_by date,
    colour character varying(8) NOT NULL,
    told_late_at timestamp with time zone,
    organisation_id uuid,
    CONSTRAINT letter_of_one_issuer CHECK ((((body_id IS NOT NULL) AND (organisation_id IS NULL)) OR ((body_id IS NULL) AND (organisation_id IS NOT NULL))))
);

CREATE TABLE public.directives_urgingline (
    id bigint NOT NULL,
    assignment_id uuid NOT NULL,
    letter_id uuid NOT NULL
);

ALTER TABLE public.directives_urgingline ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.directives_urgingline_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.directives_withdrawal (
    id uuid NOT NULL,
    assignments uuid[] NOT NULL,
    reason text NOT NULL,
    withdrawn_at timestamp with time zone NOT NULL,
    by jsonb NOT NULL,
    restored_at timestamp with time zone,
    restored_reason text NOT NULL,
    restored_by jsonb,
    task_id uuid NOT NULL,
    CONSTRAINT restored_after_withdrawn CHECK ((((restored_at IS NULL) AND (restored_by = 'null'::jsonb)) OR (restored_at >= withdrawn_at)))
);

CREATE TABLE public.dispatch_delivery (
    id uuid NOT NULL,
    way character varying(8) NOT NULL,
    name character varying(300) NOT NULL,
    recipient_key character varying(420) NOT NULL,
    address character varying(300) NOT NULL,
    email character varying(254) NOT NULL,
    copies smallint NOT NULL,
    state character varying(10) NOT NULL,
    state_at timestamp with time zone NOT NULL,
    sent_at timestamp with time zone NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    sent_by jsonb NOT NULL,
    link_hash bytea,
    link_expires_at timestamp with time zone,
    link_ended_at timestamp with time zone,
    mail_id uuid,
    arrival_id uuid,
    body_id uuid,
    correspondent_id uuid,
    document_id uuid NOT NULL,
    holding_id uuid,
    organisation_id uuid,
    unit_id uuid,
    CONSTRAINT dispatch_delivery_copies_check CHECK ((copies >= 0)),
    CONSTRAINT inside_is_of_this_installation CHECK (((NOT ((way)::text = 'inside'::text)) OR (organisation_id IS NOT NULL) OR (unit_id IS NOT NULL) OR (body_id IS NOT NULL) OR (holding_id IS NOT NULL))),
    CONSTRAINT mail_has_an_address CHECK (((NOT ((way)::text = 'mail'::text)) OR (NOT ((email)::text = ''::text)))),
    CONSTRAINT registered_by_an_organisation CHECK (((arrival_id IS NULL) OR (organisation_id IS NOT NULL)))
);

CREATE TABLE public.dispatch_dispatch (
    id uuid NOT NULL,
    due_on date NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    completed_at timestamp with time zone,
    completed_by jsonb,
    note character varying(300) NOT NULL,
    document_id uuid NOT NULL
);

CREATE TABLE public.dispatch_recall (
    id uuid NOT NULL,
    reason character varying(300) NOT NULL,
    recalled_at timestamp with time zone NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    by jsonb NOT NULL,
    document_id uuid NOT NULL,
    paper_id uuid,
    CONSTRAINT recall_has_a_reason CHECK ((NOT ((reason)::text = ''::text))),
    CONSTRAINT recalled_by_another_paper CHECK (((paper_id IS NULL) OR (NOT ((paper_id = document_id) AND (paper_id IS NOT NULL)))))
);

CREATE TABLE public.dispatch_receipt (
    id uuid NOT NULL,
    kind character varying(10) NOT NULL,
    happened_at timestamp with time zone NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    by jsonb NOT NULL,
    words character varying(300) NOT NULL,
    cause character varying(12) NOT NULL,
    delivery_id uuid NOT NULL,
    CONSTRAINT receipt_after_the_fact CHECK ((happened_at <= recorded_at)),
    CONSTRAINT returned_with_a_reason CHECK (((NOT ((kind)::text = 'returned'::text)) OR (NOT ((words)::text = ''::text))))
);

CREATE TABLE public.dispatch_relation (
    id uuid NOT NULL,
    kind character varying(10) NOT NULL,
    named_at timestamp with time zone NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    by jsonb NOT NULL,
    earlier_id uuid NOT NULL,
    later_id uuid NOT NULL,
    CONSTRAINT never_by_itself CHECK ((NOT (later_id = earlier_id)))
);

CREATE TABLE public.django_content_type (
    id integer NOT NULL,
    app_label character varying(100) NOT NULL,
    model character varying(100) NOT NULL
);

ALTER TABLE public.django_content_type ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_content_type_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.django_migrations (
    id bigint NOT NULL,
    app character varying(255) NOT NULL,
    name character varying(255) NOT NULL,
    applied timestamp with time zone NOT NULL
);

ALTER TABLE public.django_migrations ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_migrations_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.django_session (
    session_key character varying(40) NOT NULL,
    session_data text NOT NULL,
    expire_date timestamp with time zone NOT NULL
);

CREATE TABLE public.documents_admission (
    id uuid NOT NULL,
    mandate_id uuid,
    admitted_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    document_id uuid NOT NULL,
    holding_id uuid NOT NULL
);

CREATE TABLE public.documents_alias (
    id uuid NOT NULL,
    symbol character varying(80) NOT NULL,
    symbol_key character varying(80) NOT NULL,
    reason character varying(200) NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    document_id uuid NOT NULL
);

CREATE TABLE public.documents_approval (
    id uuid NOT NULL,
    content_hash character varying(64) NOT NULL,
    mandate_id uuid,
    approved_at timestamp with time zone NOT NULL,
    by jsonb NOT NULL,
    holding_id uuid NOT NULL,
    document_id uuid NOT NULL,
    version_id uuid NOT NULL
);

CREATE TABLE public.documents_arrival (
    id uuid NOT NULL,
    number integer NOT NULL,
    arrived_on date NOT NULL,
    channel character varying(8) NOT NULL,
    registered_at timestamp with time zone NOT NULL,
    registered_by jsonb NOT NULL,
    due_on date,
    note character varying(300) NOT NULL,
    state character varying(10) NOT NULL,
    ended_at timestamp with time zone,
    end_reason character varying(300) NOT NULL,
    document_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    series_id uuid NOT NULL,
    CONSTRAINT documents_arrival_number_check CHECK ((number >= 0)),
    CONSTRAINT sent_back_with_reason CHECK (((NOT ((state)::text = ANY (ARRAY[('returned'::character varying)::text, ('void'::character varying)::text]))) OR (NOT ((end_reason)::text = ''::text))))
);

CREATE TABLE public.documents_attachment (
    id uuid NOT NULL,
    ordinal smallint NOT NULL,
    title character varying(300) NOT NULL,
    document_id uuid NOT NULL,
    file_id uuid NOT NULL,
    CONSTRAINT documents_attachment_ordinal_check CHECK ((ordinal >= 0))
);

CREATE TABLE public.documents_audience (
    id uuid NOT NULL,
    is_inspectable boolean NOT NULL,
    reason character varying(80) NOT NULL,
    opens_at timestamp with time zone NOT NULL,
    closes_at timestamp with time zone,
    body_id uuid,
    holding_id uuid,
    organisation_id uuid,
    unit_id uuid,
    document_id uuid NOT NULL,
    post_id uuid,
    CONSTRAINT audience_of_somebody CHECK (((unit_id IS NOT NULL) OR (organisation_id IS NOT NULL) OR (body_id IS NOT NULL) OR (post_id IS NOT NULL) OR (holding_id IS NOT NULL)))
);

CREATE TABLE public.documents_check (
    id uuid NOT NULL,
    content_hash character varying(64) NOT NULL,
    kind character varying(8) NOT NULL,
    checked_at timestamp with time zone NOT NULL,
    by jsonb NOT NULL,
    document_id uuid NOT NULL,
    holding_id uuid NOT NULL,
    version_id uuid NOT NULL
);

CREATE TABLE public.documents_correspondent (
    id uuid NOT NULL,
    name character varying(300) NOT NULL,
    text_key character varying(400) NOT NULL,
    symbol character varying(60) NOT NULL,
    place character varying(100) NOT NULL,
    address character varying(300) NOT NULL,
    email character varying(254) NOT NULL,
    regime character varying(20) NOT NULL,
    noted_at timestamp with time zone NOT NULL
);

CREATE TABLE public.documents_document (
    id uuid NOT NULL,
    type_code character varying(12) NOT NULL,
    regime character varying(20) NOT NULL,
    subject character varying(500) NOT NULL,
    language character varying(5) NOT NULL,
    secrecy smallint NOT NULL,
    urgency smallint NOT NULL,
    state character varying(12) NOT NULL,
    recipients jsonb NOT NULL,
    decided_on date,
    issued_on date,
    symbol character varying(80) NOT NULL,
    symbol_key character varying(80) NOT NULL,
    issuing_since timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    purpose character varying(40) NOT NULL,
    search tsvector,
    body_id uuid,
    created_by_id uuid,
    drafting_unit_id uuid,
    organisation_id uuid,
    paper_id uuid,
    signer_post_id uuid,
    term_id uuid,
    signed_by character varying(200) NOT NULL,
    correspondent_id uuid,
    copy_of_id uuid,
    recalled_at timestamp with time zone,
    is_guarded boolean NOT NULL,
    CONSTRAINT documents_document_secrecy_check CHECK ((secrecy >= 0)),
    CONSTRAINT documents_document_urgency_check CHECK ((urgency >= 0)),
    CONSTRAINT from_outside_is_received CHECK (((correspondent_id IS NULL) OR ((state)::text = 'received'::text))),
    CONSTRAINT issued_with_number_and_date CHECK (((NOT ((state)::text = 'issued'::text)) OR ((NOT ((symbol)::text = ''::text)) AND (issued_on IS NOT NULL)))),
    CONSTRAINT one_issuer CHECK ((((body_id IS NULL) AND (organisation_id IS NULL)) OR ((body_id IS NULL) AND (correspondent_id IS NULL)) OR ((correspondent_id IS NULL) AND (organisation_id IS NULL)))),
    CONSTRAINT recalled_after_issue CHECK (((recalled_at IS NULL) OR ((state)::text = 'issued'::text)))
);

CREATE TABLE public.documents_mark (
    id uuid NOT NULL,
    ordinal smallint NOT NULL,
    words text NOT NULL,
    due_on date,
    marked_at timestamp with time zone NOT NULL,
    by jsonb NOT NULL,
    withdrawn_at timestamp with time zone,
    withdrawal_reason character varying(300) NOT NULL,
    arrival_id uuid NOT NULL,
    holding_id uuid NOT NULL,
    CONSTRAINT documents_mark_ordinal_check CHECK ((ordinal >= 0))
);

CREATE TABLE public.documents_marktemplate (
    id uuid NOT NULL,
    words character varying(300) NOT NULL,
    working_days smallint,
    kept_at timestamp with time zone NOT NULL,
    dropped_at timestamp with time zone,
    lead_id uuid,
    organisation_id uuid NOT NULL,
    CONSTRAINT documents_marktemplate_working_days_check CHECK ((working_days >= 0))
);

CREATE TABLE public.documents_marktemplate_coordinating (
    id bigint NOT NULL,
    marktemplate_id uuid NOT NULL,
    unit_id uuid NOT NULL
);

ALTER TABLE public.documents_marktemplate_coordinating ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.documents_marktemplate_coordinating_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.documents_number (
    id uuid NOT NULL,
    number integer NOT NULL,
    idempotency_key character varying(80) NOT NULL,
    state character varying(8) NOT NULL,
    taken_at timestamp with time zone NOT NULL,
    void_reason character varying(300) NOT NULL,
    document_id uuid,
    series_id uuid NOT NULL,
    reserved_at timestamp with time zone,
    reserved_for character varying(200) NOT NULL,
    reserved_reason character varying(300) NOT NULL,
    CONSTRAINT documents_number_number_check CHECK ((number >= 0)),
    CONSTRAINT number_of_document_or_reserved CHECK (((document_id IS NOT NULL) OR (reserved_at IS NOT NULL))),
    CONSTRAINT reserved_before_document CHECK (((NOT ((state)::text = 'reserved'::text)) OR (document_id IS NULL))),
    CONSTRAINT reserved_for_somebody CHECK (((reserved_at IS NULL) OR ((NOT ((reserved_for)::text = ''::text)) AND (NOT ((reserved_reason)::text = ''::text))))),
    CONSTRAINT taken_for_document CHECK (((NOT ((state)::text = ANY (ARRAY[('taken'::character varying)::text, ('sealed'::character varying)::text]))) OR (document_id IS NOT NULL))),
    CONSTRAINT void_with_reason CHECK (((NOT ((state)::text = 'void'::text)) OR (NOT ((void_reason)::text = ''::text))))
);

CREATE TABLE public.documents_reading (
    id uuid NOT NULL,
    pages jsonb NOT NULL,
    read_at timestamp with time zone NOT NULL,
    document_id uuid NOT NULL
);

CREATE TABLE public.documents_reply (
    id uuid NOT NULL,
    linked_at timestamp with time zone NOT NULL,
    arrival_id uuid NOT NULL,
    document_id uuid NOT NULL
);

CREATE TABLE public.documents_series (
    id uuid NOT NULL,
    type_code character varying(12) NOT NULL,
    year smallint,
    first_number integer NOT NULL,
    next_number integer NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    opening_authority character varying(200) NOT NULL,
    opening_reason character varying(300) NOT NULL,
    body_id uuid,
    organisation_id uuid,
    term_id uuid,
    skipped jsonb NOT NULL,
    closed_at timestamp with time zone,
    closing_reason character varying(300) NOT NULL,
    direction character varying(3) NOT NULL,
    book_id uuid,
    CONSTRAINT book_of_closed_series CHECK (((book_id IS NULL) OR (closed_at IS NOT NULL))),
    CONSTRAINT documents_series_first_number_check CHECK ((first_number >= 0)),
    CONSTRAINT documents_series_next_number_check CHECK ((next_number >= 0)),
    CONSTRAINT documents_series_year_check CHECK ((year >= 0)),
    CONSTRAINT series_closed_with_reason CHECK (((closed_at IS NULL) OR (NOT ((closing_reason)::text = ''::text)))),
    CONSTRAINT series_counts_up CHECK ((next_number >= first_number)),
    CONSTRAINT series_of_one_issuer CHECK ((((body_id IS NULL) OR (organisation_id IS NULL)) AND (1 = (
CASE
    WHEN (body_id IS NULL) THEN 1
    ELSE 0
END +
CASE
    WHEN (organisation_id IS NULL) THEN 1
    ELSE 0
END)))),
    CONSTRAINT series_of_term_or_year CHECK ((((term_id IS NULL) OR (year IS NULL)) AND (1 = (
CASE
    WHEN (term_id IS NULL) THEN 1
    ELSE 0
END +
CASE
    WHEN (year IS NULL) THEN 1
    ELSE 0
END))))
);

CREATE TABLE public.documents_version (
    id uuid NOT NULL,
    ordinal integer NOT NULL,
    content jsonb NOT NULL,
    content_hash character varying(64) NOT NULL,
    note character varying(300) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    created_by jsonb NOT NULL,
    document_id uuid NOT NULL,
    CONSTRAINT documents_version_ordinal_check CHECK ((ordinal >= 0))
);

CREATE TABLE public.feeds_feed (
    id uuid NOT NULL,
    source character varying(40) NOT NULL,
    as_tasks boolean NOT NULL,
    token_hash bytea NOT NULL,
    created_at timestamp with time zone NOT NULL,
    read_at timestamp with time zone,
    revoked_at timestamp with time zone,
    body_id uuid,
    holding_id uuid NOT NULL
);

CREATE TABLE public.figures_course (
    id uuid NOT NULL,
    direction character varying(3) NOT NULL,
    office_id uuid NOT NULL,
    began_at timestamp with time zone NOT NULL,
    checked jsonb NOT NULL,
    arrival_id uuid,
    body_id uuid,
    document_id uuid NOT NULL,
    organisation_id uuid,
    unit_id uuid,
    now_assignment_id uuid,
    now_done_at timestamp with time zone,
    now_in character varying(12) NOT NULL,
    now_issued_at timestamp with time zone,
    now_since timestamp with time zone,
    now_unit_id uuid,
    now_void boolean NOT NULL,
    CONSTRAINT course_of_one_office CHECK ((((body_id IS NULL) OR (organisation_id IS NULL)) AND (1 = (
CASE
    WHEN (body_id IS NULL) THEN 1
    ELSE 0
END +
CASE
    WHEN (organisation_id IS NULL) THEN 1
    ELSE 0
END))))
);

CREATE TABLE public.figures_stay (
    id uuid NOT NULL,
    ordinal smallint NOT NULL,
    office_id uuid NOT NULL,
    step character varying(12) NOT NULL,
    began_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    ending character varying(8) NOT NULL,
    assignment_id uuid,
    course_id uuid NOT NULL,
    holding_id uuid,
    post_id uuid,
    unit_id uuid,
    CONSTRAINT figures_stay_ordinal_check CHECK ((ordinal >= 0)),
    CONSTRAINT stay_ended_somehow CHECK ((((ended_at IS NULL) AND ((ending)::text = ''::text)) OR ((ended_at IS NOT NULL) AND (NOT ((ending)::text = ''::text))))),
    CONSTRAINT stay_ends_after_it_began CHECK (((ended_at IS NULL) OR (ended_at >= began_at)))
);

CREATE TABLE public.files_blob (
    sha256 character varying(64) NOT NULL,
    size bigint NOT NULL,
    media_type character varying(100) NOT NULL
);

CREATE TABLE public.files_storedfile (
    id uuid NOT NULL,
    name character varying(255) NOT NULL,
    page_count integer,
    created_at timestamp with time zone NOT NULL,
    created_by jsonb NOT NULL,
    blob_id character varying(64) NOT NULL,
    CONSTRAINT files_storedfile_page_count_check CHECK ((page_count >= 0))
);

CREATE TABLE public.kit_bulkrun (
    id uuid NOT NULL,
    act character varying(60) NOT NULL,
    rows jsonb NOT NULL,
    given jsonb NOT NULL,
    results jsonb NOT NULL,
    query character varying(1000) NOT NULL,
    holding_id uuid,
    mandate_id uuid,
    created_at timestamp with time zone NOT NULL,
    job_id uuid,
    started_by_id bigint NOT NULL
);

CREATE TABLE public.kit_export (
    id uuid NOT NULL,
    name character varying(160) NOT NULL,
    media_type character varying(120) NOT NULL,
    place character varying(200) NOT NULL,
    holding_id uuid,
    mandate_id uuid,
    made_at timestamp with time zone NOT NULL,
    job_id uuid NOT NULL
);

CREATE TABLE public.kit_importbatch (
    id uuid NOT NULL,
    kind character varying(60) NOT NULL,
    file_name character varying(255) NOT NULL,
    state character varying(12) NOT NULL,
    reading jsonb NOT NULL,
    headings jsonb NOT NULL,
    mapping jsonb NOT NULL,
    orders jsonb NOT NULL,
    notes jsonb NOT NULL,
    counts jsonb NOT NULL,
    is_row_by_row boolean NOT NULL,
    refusal text NOT NULL,
    holding_id uuid,
    created_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone,
    file_id uuid NOT NULL,
    job_id uuid,
    started_by_id bigint
);

CREATE TABLE public.kit_importmapping (
    id uuid NOT NULL,
    kind character varying(60) NOT NULL,
    headings_hash character varying(64) NOT NULL,
    mapping jsonb NOT NULL,
    orders jsonb NOT NULL,
    user_id bigint NOT NULL
);

CREATE TABLE public.kit_importrow (
    id uuid NOT NULL,
    number integer NOT NULL,
    cells jsonb NOT NULL,
    key character varying(300) NOT NULL,
    state character varying(12) NOT NULL,
    faults jsonb NOT NULL,
    remarks jsonb NOT NULL,
    difference jsonb NOT NULL,
    outcome character varying(8) NOT NULL,
    reason text NOT NULL,
    result_kind character varying(60) NOT NULL,
    result_id character varying(40) NOT NULL,
    batch_id uuid NOT NULL,
    CONSTRAINT kit_importrow_number_check CHECK ((number >= 0))
);

CREATE TABLE public.kit_listchoice (
    id uuid NOT NULL,
    "table" character varying(60) NOT NULL,
    columns character varying(400) NOT NULL,
    user_id bigint NOT NULL,
    opens_id uuid
);

CREATE TABLE public.kit_longjob (
    id uuid NOT NULL,
    kind character varying(80) NOT NULL,
    title character varying(200) NOT NULL,
    state character varying(12) NOT NULL,
    done integer NOT NULL,
    total integer NOT NULL,
    message character varying(300) NOT NULL,
    arguments jsonb NOT NULL,
    result_url character varying(300) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone,
    started_by_id bigint NOT NULL,
    CONSTRAINT kit_longjob_done_check CHECK ((done >= 0)),
    CONSTRAINT kit_longjob_total_check CHECK ((total >= 0))
);

CREATE TABLE public.kit_savedview (
    id uuid NOT NULL,
    "table" character varying(60) NOT NULL,
    name character varying(60) NOT NULL,
    query character varying(1000) NOT NULL,
    sharing character varying(12) NOT NULL,
    place_id uuid,
    created_at timestamp with time zone NOT NULL,
    owner_id bigint NOT NULL,
    CONSTRAINT shared_view_has_a_place CHECK ((((place_id IS NULL) AND ((sharing)::text = 'private'::text)) OR ((NOT ((sharing)::text = 'private'::text)) AND (place_id IS NOT NULL))))
);

CREATE TABLE public.linking_dependency (
    id uuid NOT NULL,
    lag smallint NOT NULL,
    unit character varying(12) NOT NULL,
    entered_at timestamp with time zone NOT NULL,
    by jsonb NOT NULL,
    ended_at timestamp with time zone,
    ended_by jsonb,
    needs_id uuid NOT NULL,
    task_id uuid NOT NULL,
    CONSTRAINT lag_within_reason CHECK ((lag <= 400)),
    CONSTRAINT linking_dependency_lag_check CHECK ((lag >= 0)),
    CONSTRAINT no_task_needs_itself CHECK ((NOT (task_id = needs_id)))
);

CREATE TABLE public.linking_externalid (
    id uuid NOT NULL,
    value character varying(80) NOT NULL,
    key character varying(120) NOT NULL,
    entered_at timestamp with time zone NOT NULL,
    by jsonb NOT NULL,
    withdrawn_at timestamp with time zone,
    task_id uuid NOT NULL,
    tracker_id uuid NOT NULL,
    CONSTRAINT external_id_has_signs CHECK (((NOT ((value)::text = ''::text)) AND (NOT ((key)::text = ''::text))))
);

CREATE TABLE public.linking_handover (
    id uuid NOT NULL,
    ordinal integer NOT NULL,
    number integer NOT NULL,
    handed_at timestamp with time zone NOT NULL,
    by jsonb NOT NULL,
    body_id uuid NOT NULL,
    tracker_id uuid NOT NULL,
    CONSTRAINT handover_tells_something CHECK ((number > 0)),
    CONSTRAINT linking_handover_number_check CHECK ((number >= 0)),
    CONSTRAINT linking_handover_ordinal_check CHECK ((ordinal >= 0))
);

CREATE TABLE public.linking_handoverline (
    id uuid NOT NULL,
    told jsonb NOT NULL,
    changed jsonb NOT NULL,
    handover_id uuid NOT NULL,
    task_id uuid NOT NULL
);

CREATE TABLE public.linking_imprint (
    task_id uuid NOT NULL,
    digest character varying(64) NOT NULL,
    grams integer[] NOT NULL,
    bands integer[] NOT NULL
);

CREATE TABLE public.linking_pair (
    id uuid NOT NULL,
    likeness smallint NOT NULL,
    has_same_lead boolean NOT NULL,
    days_apart integer,
    found_at timestamp with time zone NOT NULL,
    verdict character varying(10) NOT NULL,
    note character varying(300) NOT NULL,
    decided_at timestamp with time zone,
    decided_by jsonb,
    first_id uuid NOT NULL,
    keeper_id uuid,
    second_id uuid NOT NULL,
    CONSTRAINT decided_at_a_moment CHECK (((((verdict)::text = ''::text) OR (decided_at IS NOT NULL)) AND (1 = (
CASE
    WHEN ((verdict)::text = ''::text) THEN 1
    ELSE 0
END +
CASE
    WHEN (decided_at IS NOT NULL) THEN 1
    ELSE 0
END)))),
    CONSTRAINT keeper_is_of_the_pair CHECK (((keeper_id IS NULL) OR (keeper_id = first_id) OR (keeper_id = second_id))),
    CONSTRAINT likeness_of_a_hundred CHECK ((likeness <= 100)),
    CONSTRAINT linking_pair_days_apart_check CHECK ((days_apart >= 0)),
    CONSTRAINT linking_pair_likeness_check CHECK ((likeness >= 0)),
    CONSTRAINT pair_in_order CHECK ((first_id < second_id)),
    CONSTRAINT the_same_have_a_keeper CHECK ((((keeper_id IS NOT NULL) AND ((verdict)::text = 'same'::text)) OR ((NOT ((verdict)::text = 'same'::text)) AND (keeper_id IS NULL))))
);

CREATE TABLE public.linking_tracker (
    id uuid NOT NULL,
    code character varying(30) NOT NULL,
    name character varying(200) NOT NULL,
    pattern character varying(300) NOT NULL,
    kept_by character varying(200) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    retired_at timestamp with time zone
);

CREATE TABLE public.mailroom_answering (
    id uuid NOT NULL,
    because character varying(8) NOT NULL,
    judgement character varying(10) NOT NULL,
    judged_by jsonb,
    judged_at timestamp with time zone,
    document_id uuid NOT NULL,
    mail_id uuid NOT NULL
);

CREATE TABLE public.mailroom_enclosure (
    id uuid NOT NULL,
    ordinal smallint NOT NULL,
    name character varying(255) NOT NULL,
    size bigint NOT NULL,
    code character varying(40) NOT NULL,
    mail_id uuid NOT NULL,
    CONSTRAINT mailroom_enclosure_ordinal_check CHECK ((ordinal >= 0))
);

CREATE TABLE public.mailroom_enclosure_papers (
    id bigint NOT NULL,
    enclosure_id uuid NOT NULL,
    traypaper_id uuid NOT NULL
);

ALTER TABLE public.mailroom_enclosure_papers ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.mailroom_enclosure_papers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.mailroom_mail (
    id uuid NOT NULL,
    key character varying(64) NOT NULL,
    message_id character varying(300) NOT NULL,
    sender character varying(320) NOT NULL,
    sender_name character varying(300) NOT NULL,
    subject character varying(500) NOT NULL,
    is_automatic boolean NOT NULL,
    size bigint NOT NULL,
    arrived_at timestamp with time zone NOT NULL,
    taken_at timestamp with time zone NOT NULL,
    state character varying(8) NOT NULL,
    code character varying(40) NOT NULL,
    settled_at timestamp with time zone,
    settled_by jsonb,
    note character varying(300) NOT NULL,
    file_id uuid,
    organisation_id uuid NOT NULL,
    mailbox_id uuid NOT NULL,
    CONSTRAINT settled_by_somebody CHECK (((NOT ((state)::text = 'settled'::text)) OR (settled_at IS NOT NULL)))
);

CREATE TABLE public.mailroom_mailbox (
    id uuid NOT NULL,
    address character varying(254) NOT NULL,
    host character varying(253) NOT NULL,
    port integer NOT NULL,
    security character varying(8) NOT NULL,
    "user" character varying(200) NOT NULL,
    password bytea NOT NULL,
    folder character varying(200) NOT NULL,
    after character varying(8) NOT NULL,
    move_to character varying(200) NOT NULL,
    since date NOT NULL,
    bound_at timestamp with time zone NOT NULL,
    disabled_at timestamp with time zone,
    uid_validity bigint,
    last_uid bigint NOT NULL,
    read_at timestamp with time zone,
    failing_since timestamp with time zone,
    failures integer NOT NULL,
    rest_until timestamp with time zone,
    last_error character varying(40) NOT NULL,
    organisation_id uuid NOT NULL,
    unit_id uuid,
    CONSTRAINT mailroom_mailbox_failures_check CHECK ((failures >= 0)),
    CONSTRAINT mailroom_mailbox_port_check CHECK ((port >= 0)),
    CONSTRAINT moved_somewhere CHECK (((NOT ((after)::text = 'move'::text)) OR (NOT ((move_to)::text = ''::text))))
);

CREATE TABLE public.mailroom_receiptrule (
    id uuid NOT NULL,
    mode character varying(10) NOT NULL,
    contact character varying(300) NOT NULL,
    language character varying(2) NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    organisation_id uuid NOT NULL
);

CREATE TABLE public.mailroom_sendernotice (
    id uuid NOT NULL,
    kind character varying(8) NOT NULL,
    state character varying(8) NOT NULL,
    recipient character varying(254) NOT NULL,
    language character varying(2) NOT NULL,
    due_on date,
    mail_id uuid,
    noted_at timestamp with time zone NOT NULL,
    written_at timestamp with time zone,
    sent_at timestamp with time zone,
    by jsonb NOT NULL,
    reason character varying(300) NOT NULL,
    arrival_id uuid,
    organisation_id uuid NOT NULL,
    paper_id uuid,
    CONSTRAINT told_of_one_paper CHECK ((((arrival_id IS NOT NULL) AND (paper_id IS NULL)) OR ((arrival_id IS NULL) AND (paper_id IS NOT NULL)))),
    CONSTRAINT waived_with_reason CHECK (((NOT ((state)::text = 'waived'::text)) OR (NOT ((reason)::text = ''::text))))
);

CREATE TABLE public.meetings_agendaitem (
    id uuid NOT NULL,
    "position" smallint NOT NULL,
    kind character varying(24) NOT NULL,
    title character varying(300) NOT NULL,
    presenter character varying(160) NOT NULL,
    minutes smallint NOT NULL,
    began_at timestamp with time zone,
    ended_at timestamp with time zone,
    sitting_id uuid NOT NULL,
    audience character varying(10) NOT NULL,
    is_late boolean NOT NULL,
    is_listed boolean NOT NULL,
    level smallint NOT NULL,
    number character varying(16) NOT NULL,
    purpose character varying(12) NOT NULL,
    proposed text NOT NULL,
    text_version smallint NOT NULL,
    why text NOT NULL,
    aside character varying(8) NOT NULL,
    CONSTRAINT meetings_agendaitem_level_check CHECK ((level >= 0)),
    CONSTRAINT meetings_agendaitem_minutes_check CHECK ((minutes >= 0)),
    CONSTRAINT meetings_agendaitem_position_check CHECK (("position" >= 0)),
    CONSTRAINT meetings_agendaitem_text_version_check CHECK ((text_version >= 0)),
    CONSTRAINT point_not_too_deep CHECK ((level <= 2)),
    CONSTRAINT what_all_read_is_listed CHECK ((is_listed OR (NOT ((audience)::text = 'everybody'::text))))
);

CREATE TABLE public.meetings_answerreminder (
    id uuid NOT NULL,
    due_on date,
    reminded jsonb NOT NULL,
    sent_at timestamp with time zone NOT NULL,
    sitting_id uuid NOT NULL
);

CREATE TABLE public.meetings_attendance (
    id uuid NOT NULL,
    presence character varying(10) NOT NULL,
    came_at timestamp with time zone NOT NULL,
    left_at timestamp with time zone,
    invitation_id uuid NOT NULL,
    entered_because character varying(300) NOT NULL
);

CREATE TABLE public.meetings_attendancecorrection (
    id uuid NOT NULL,
    before jsonb,
    after jsonb,
    reason character varying(300) NOT NULL,
    corrected_at timestamp with time zone NOT NULL,
    by jsonb NOT NULL,
    invitation_id uuid NOT NULL,
    CONSTRAINT corrected_for_a_reason CHECK ((NOT ((reason)::text = ''::text)))
);

CREATE TABLE public.meetings_conclusion (
    id uuid NOT NULL,
    ordinal smallint NOT NULL,
    text text NOT NULL,
    revision integer NOT NULL,
    written_at timestamp with time zone NOT NULL,
    written_by jsonb NOT NULL,
    item_id uuid NOT NULL,
    begun_at timestamp with time zone,
    is_draft boolean NOT NULL,
    CONSTRAINT meetings_conclusion_ordinal_check CHECK ((ordinal >= 0)),
    CONSTRAINT meetings_conclusion_revision_check CHECK ((revision >= 0))
);

CREATE TABLE public.meetings_conclusionnotice (
    id uuid NOT NULL,
    composed_at timestamp with time zone NOT NULL,
    document_id uuid NOT NULL,
    sitting_id uuid NOT NULL
);

CREATE TABLE public.meetings_hallscreen (
    id uuid NOT NULL,
    token_hash bytea NOT NULL,
    code_hash bytea NOT NULL,
    code_until timestamp with time zone,
    language character varying(8) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone,
    used_at timestamp with time zone,
    revoked_at timestamp with time zone,
    made_by_id uuid,
    sitting_id uuid NOT NULL
);

CREATE TABLE public.meetings_invitation (
    id uuid NOT NULL,
    part character varying(10) NOT NULL,
    answer character varying(10) NOT NULL,
    reason character varying(300) NOT NULL,
    answered_at timestamp with time zone,
    sent_at timestamp with time zone,
    holding_id uuid NOT NULL,
    sitting_id uuid NOT NULL,
    has_vote boolean NOT NULL,
    sits_for_id uuid,
    weight smallint NOT NULL,
    named_by_id uuid,
    removed_as character varying(10) NOT NULL,
    number integer,
    CONSTRAINT meetings_invitation_number_check CHECK ((number >= 0)),
    CONSTRAINT meetings_invitation_weight_check CHECK ((weight >= 0)),
    CONSTRAINT vote_weighs_something CHECK ((weight >= 1))
);

CREATE TABLE public.meetings_paper (
    id uuid NOT NULL,
    title character varying(300) NOT NULL,
    ordinal smallint NOT NULL,
    added_at timestamp with time zone NOT NULL,
    file_id uuid NOT NULL,
    item_id uuid NOT NULL,
    audience character varying(10) NOT NULL,
    replaced_at timestamp with time zone,
    version smallint NOT NULL,
    CONSTRAINT meetings_paper_ordinal_check CHECK ((ordinal >= 0)),
    CONSTRAINT meetings_paper_version_check CHECK ((version >= 0))
);

CREATE TABLE public.meetings_paperreader (
    id uuid NOT NULL,
    invitation_id uuid NOT NULL,
    paper_id uuid NOT NULL
);

CREATE TABLE public.meetings_paperreading (
    id uuid NOT NULL,
    version smallint NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    paper_id uuid NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT meetings_paperreading_version_check CHECK ((version >= 0))
);

CREATE TABLE public.meetings_paperversion (
    id uuid NOT NULL,
    number smallint NOT NULL,
    since timestamp with time zone NOT NULL,
    until timestamp with time zone NOT NULL,
    reason character varying(300) NOT NULL,
    by jsonb NOT NULL,
    file_id uuid NOT NULL,
    paper_id uuid NOT NULL,
    CONSTRAINT meetings_paperversion_number_check CHECK ((number >= 0)),
    CONSTRAINT paper_versions_from_one CHECK ((number >= 1))
);

CREATE TABLE public.meetings_pointshare (
    id uuid NOT NULL,
    share character varying(10) NOT NULL,
    invitation_id uuid NOT NULL,
    item_id uuid NOT NULL
);

CREATE TABLE public.meetings_pointspan (
    id uuid NOT NULL,
    began_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    item_id uuid NOT NULL,
    CONSTRAINT span_ends_after_it_began CHECK (((ended_at IS NULL) OR (ended_at >= began_at)))
);

CREATE TABLE public.meetings_pointtext (
    id uuid NOT NULL,
    number smallint NOT NULL,
    why text NOT NULL,
    proposed text NOT NULL,
    reason character varying(300) NOT NULL,
    written_at timestamp with time zone NOT NULL,
    by jsonb NOT NULL,
    item_id uuid NOT NULL,
    CONSTRAINT meetings_pointtext_number_check CHECK ((number >= 0))
);

CREATE TABLE public.meetings_presiding (
    id uuid NOT NULL,
    reason character varying(300) NOT NULL,
    began_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    by jsonb NOT NULL,
    invitation_id uuid NOT NULL,
    item_id uuid,
    sitting_id uuid NOT NULL,
    CONSTRAINT presiding_lasts CHECK (((ended_at IS NULL) OR (ended_at >= began_at)))
);

CREATE TABLE public.meetings_removal (
    id uuid NOT NULL,
    removed_as character varying(10) NOT NULL,
    reason character varying(300) NOT NULL,
    removed_at timestamp with time zone NOT NULL,
    by jsonb NOT NULL,
    lifted_at timestamp with time zone,
    lifted_by jsonb,
    invitation_id uuid NOT NULL,
    CONSTRAINT removed_for_a_reason CHECK ((NOT ((reason)::text = ''::text)))
);

CREATE TABLE public.meetings_rulebook (
    id uuid NOT NULL,
    version integer NOT NULL,
    valid_from date NOT NULL,
    authority character varying(200) NOT NULL,
    numerator smallint NOT NULL,
    denominator smallint NOT NULL,
    is_more_than boolean NOT NULL,
    counted character varying(12) NOT NULL,
    tie character varying(16) NOT NULL,
    proxy_limit smallint NOT NULL,
    convocation_days smallint NOT NULL,
    papers_days smallint NOT NULL,
    proposers character varying(10)[] NOT NULL,
    set_at timestamp with time zone NOT NULL,
    by jsonb NOT NULL,
    body_id uuid NOT NULL,
    motion_supporters smallint NOT NULL,
    positions_shown character varying(8) NOT NULL,
    short_notice character varying(8) NOT NULL,
    urgent_days smallint NOT NULL,
    reminder_days smallint NOT NULL,
    substitutes character varying(8) NOT NULL,
    submitters character varying(10)[] NOT NULL,
    amends_before boolean NOT NULL,
    papers_marked character varying(8) NOT NULL,
    papers_open_days smallint NOT NULL,
    room_messages boolean NOT NULL,
    messages_kept character varying(8) NOT NULL,
    consent_offered character varying(8) NOT NULL,
    positions_days smallint NOT NULL,
    CONSTRAINT meetings_rulebook_convocation_days_check CHECK ((convocation_days >= 0)),
    CONSTRAINT meetings_rulebook_denominator_check CHECK ((denominator >= 0)),
    CONSTRAINT meetings_rulebook_motion_supporters_check CHECK ((motion_supporters >= 0)),
    CONSTRAINT meetings_rulebook_numerator_check CHECK ((numerator >= 0)),
    CONSTRAINT meetings_rulebook_papers_days_check CHECK ((papers_days >= 0)),
    CONSTRAINT meetings_rulebook_papers_open_days_check CHECK ((papers_open_days >= 0)),
    CONSTRAINT meetings_rulebook_positions_days_check CHECK ((positions_days >= 0)),
    CONSTRAINT meetings_rulebook_proxy_limit_check CHECK ((proxy_limit >= 0)),
    CONSTRAINT meetings_rulebook_reminder_days_check CHECK ((reminder_days >= 0)),
    CONSTRAINT meetings_rulebook_urgent_days_check CHECK ((urgent_days >= 0)),
    CONSTRAINT meetings_rulebook_version_check CHECK ((version >= 0)),
    CONSTRAINT rule_book_quorum_is_possible CHECK (((denominator >= 1) AND (numerator >= 1) AND (numerator <= denominator) AND (NOT (is_more_than AND (numerator = denominator)))))
);

CREATE TABLE public.meetings_shortnotice (
    id uuid NOT NULL,
    period character varying(12) NOT NULL,
    needed_days smallint NOT NULL,
    kept_days smallint NOT NULL,
    reason character varying(300) NOT NULL,
    noted_at timestamp with time zone NOT NULL,
    by jsonb NOT NULL,
    item_id uuid,
    paper_id uuid,
    sitting_id uuid NOT NULL,
    CONSTRAINT meetings_shortnotice_kept_days_check CHECK ((kept_days >= 0)),
    CONSTRAINT meetings_shortnotice_needed_days_check CHECK ((needed_days >= 0)),
    CONSTRAINT of_a_convocation_or_of_a_paper CHECK ((((item_id IS NULL) AND (paper_id IS NULL) AND ((period)::text = 'convocation'::text)) OR ((item_id IS NOT NULL) AND (paper_id IS NOT NULL) AND ((period)::text = 'papers'::text)))),
    CONSTRAINT shorter_than_asked_for CHECK ((kept_days < needed_days))
);

CREATE TABLE public.meetings_sitting (
    id uuid NOT NULL,
    number_in_term integer,
    title character varying(300) NOT NULL,
    title_en character varying(300) NOT NULL,
    title_ja character varying(300) NOT NULL,
    place character varying(200) NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    state character varying(12) NOT NULL,
    calendar_revision integer NOT NULL,
    convened_at timestamp with time zone,
    opened_at timestamp with time zone,
    closed_at timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    body_id uuid NOT NULL,
    chair_post_id uuid NOT NULL,
    created_by_id uuid,
    current_item_id uuid,
    term_id uuid,
    form character varying(8) NOT NULL,
    booking_id uuid,
    left_out_because character varying(300) NOT NULL,
    papers_until timestamp with time zone,
    video_url character varying(500) NOT NULL,
    acting_chair_id uuid,
    CONSTRAINT meetings_sitting_calendar_revision_check CHECK ((calendar_revision >= 0)),
    CONSTRAINT meetings_sitting_number_in_term_check CHECK ((number_in_term >= 0)),
    CONSTRAINT sitting_lasts CHECK ((ends_at > starts_at))
);

CREATE TABLE public.meetings_sitting_serves (
    id bigint NOT NULL,
    sitting_id uuid NOT NULL,
    body_id uuid NOT NULL
);

ALTER TABLE public.meetings_sitting_serves ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.meetings_sitting_serves_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.meetings_sought (
    id uuid NOT NULL,
    search tsvector NOT NULL,
    pages jsonb,
    item_id uuid,
    paper_id uuid,
    sitting_id uuid NOT NULL,
    CONSTRAINT paper_sought_under_point CHECK (((paper_id IS NULL) OR (item_id IS NOT NULL)))
);

CREATE TABLE public.meetings_subjectrule (
    id uuid NOT NULL,
    subject character varying(12) NOT NULL,
    base character varying(8) NOT NULL,
    numerator smallint NOT NULL,
    denominator smallint NOT NULL,
    is_more_than boolean NOT NULL,
    manner character varying(8) NOT NULL,
    book_id uuid NOT NULL,
    CONSTRAINT meetings_subjectrule_denominator_check CHECK ((denominator >= 0)),
    CONSTRAINT meetings_subjectrule_numerator_check CHECK ((numerator >= 0)),
    CONSTRAINT subject_rule_is_possible CHECK (((denominator >= 1) AND (numerator >= 1) AND (numerator <= denominator) AND (NOT (is_more_than AND (numerator = denominator)))))
);

CREATE TABLE public.meetings_withdrawnpaper (
    id uuid NOT NULL,
    key uuid NOT NULL,
    title character varying(300) NOT NULL,
    audience character varying(10) NOT NULL,
    version smallint NOT NULL,
    added_at timestamp with time zone NOT NULL,
    withdrawn_at timestamp with time zone NOT NULL,
    reason character varying(300) NOT NULL,
    by jsonb NOT NULL,
    earlier jsonb NOT NULL,
    opened jsonb NOT NULL,
    told jsonb NOT NULL,
    file_id uuid NOT NULL,
    item_id uuid NOT NULL,
    CONSTRAINT meetings_withdrawnpaper_version_check CHECK ((version >= 0)),
    CONSTRAINT withdrawal_says_why CHECK ((NOT ((reason)::text = ''::text)))
);

CREATE TABLE public.messaging_message (
    id uuid NOT NULL,
    kind character varying(10) NOT NULL,
    text text NOT NULL,
    written_at timestamp with time zone NOT NULL,
    shown_until timestamp with time zone,
    settled_at timestamp with time zone,
    removed_at timestamp with time zone,
    by jsonb NOT NULL,
    answers_id uuid,
    invitation_id uuid,
    item_id uuid,
    sitting_id uuid NOT NULL,
    CONSTRAINT message_has_its_member CHECK ((((invitation_id IS NULL) AND ((kind)::text = 'told'::text)) OR ((NOT ((kind)::text = 'told'::text)) AND (invitation_id IS NOT NULL)))),
    CONSTRAINT only_what_is_asked_is_settled CHECK (((settled_at IS NULL) OR ((kind)::text = 'asked'::text))),
    CONSTRAINT only_what_is_told_is_shown_in_hall CHECK (((shown_until IS NULL) OR ((kind)::text = 'told'::text))),
    CONSTRAINT removed_message_has_no_words CHECK ((((removed_at IS NULL) AND (NOT (text = ''::text))) OR ((removed_at IS NOT NULL) AND (text = ''::text))))
);

CREATE TABLE public.messaging_roomswitch (
    id uuid NOT NULL,
    is_on boolean NOT NULL,
    set_at timestamp with time zone NOT NULL,
    by jsonb NOT NULL,
    sitting_id uuid NOT NULL
);

CREATE TABLE public.mfa_authenticator (
    id bigint NOT NULL,
    type character varying(20) NOT NULL,
    data jsonb NOT NULL,
    user_id bigint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    last_used_at timestamp with time zone
);

ALTER TABLE public.mfa_authenticator ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.mfa_authenticator_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.minutes_decision (
    id uuid NOT NULL,
    number integer NOT NULL,
    subject character varying(300) NOT NULL,
    text text NOT NULL,
    result text NOT NULL,
    decided_on date NOT NULL,
    effective_on date NOT NULL,
    anchor character varying(40) NOT NULL,
    folded text NOT NULL,
    entered_at timestamp with time zone NOT NULL,
    entered_by jsonb NOT NULL,
    body_id uuid NOT NULL,
    conclusion_id uuid,
    document_id uuid,
    item_id uuid,
    sitting_id uuid NOT NULL,
    series_id uuid NOT NULL,
    CONSTRAINT minutes_decision_number_check CHECK ((number >= 0))
);

CREATE TABLE public.minutes_decisionlink (
    id uuid NOT NULL,
    kind character varying(10) NOT NULL,
    effective_on date NOT NULL,
    note character varying(300) NOT NULL,
    later_entered_at timestamp with time zone NOT NULL,
    earlier_entered_at timestamp with time zone NOT NULL,
    linked_at timestamp with time zone NOT NULL,
    linked_by jsonb NOT NULL,
    earlier_id uuid NOT NULL,
    later_id uuid NOT NULL,
    CONSTRAINT decisions_never_in_rings CHECK ((later_entered_at > earlier_entered_at))
);

CREATE TABLE public.minutes_decisionseries (
    id uuid NOT NULL,
    year smallint,
    next_number integer NOT NULL,
    body_id uuid NOT NULL,
    term_id uuid,
    CONSTRAINT decisions_by_term_or_year CHECK ((((term_id IS NULL) AND (year IS NOT NULL)) OR ((term_id IS NOT NULL) AND (year IS NULL)))),
    CONSTRAINT minutes_decisionseries_next_number_check CHECK ((next_number >= 0)),
    CONSTRAINT minutes_decisionseries_year_check CHECK ((year >= 0))
);

CREATE TABLE public.minutes_edition (
    id uuid NOT NULL,
    ordinal integer NOT NULL,
    content jsonb NOT NULL,
    content_hash character varying(64) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    made_by jsonb NOT NULL,
    minutes_id uuid NOT NULL,
    CONSTRAINT minutes_edition_ordinal_check CHECK ((ordinal >= 0))
);

CREATE TABLE public.minutes_excerpt (
    id uuid NOT NULL,
    composed_at timestamp with time zone NOT NULL,
    document_id uuid NOT NULL,
    edition_id uuid NOT NULL,
    item_id uuid NOT NULL
);

CREATE TABLE public.minutes_minutes (
    id uuid NOT NULL,
    state character varying(12) NOT NULL,
    shown_at timestamp with time zone,
    comments_until timestamp with time zone,
    approved_at timestamp with time zone,
    approved_way character varying(12) NOT NULL,
    begun_at timestamp with time zone NOT NULL,
    begun_by jsonb NOT NULL,
    approved_under_id uuid,
    document_id uuid,
    sitting_id uuid NOT NULL,
    CONSTRAINT minutes_approved_at_a_moment CHECK (((NOT ((state)::text = ANY (ARRAY[('approved'::character varying)::text, ('composed'::character varying)::text]))) OR (approved_at IS NOT NULL))),
    CONSTRAINT minutes_approved_in_a_way CHECK (((approved_at IS NULL) OR (NOT ((approved_way)::text = ''::text))))
);

CREATE TABLE public.minutes_passage (
    id uuid NOT NULL,
    key character varying(60) NOT NULL,
    text text NOT NULL,
    base text NOT NULL,
    is_set_aside boolean NOT NULL,
    revision integer NOT NULL,
    written_at timestamp with time zone NOT NULL,
    written_by jsonb NOT NULL,
    minutes_id uuid NOT NULL,
    CONSTRAINT minutes_passage_revision_check CHECK ((revision >= 0))
);

CREATE TABLE public.minutes_remark (
    id uuid NOT NULL,
    stance character varying(10) NOT NULL,
    key character varying(60) NOT NULL,
    text text NOT NULL,
    made_at timestamp with time zone NOT NULL,
    outcome character varying(10) NOT NULL,
    answer text NOT NULL,
    answered_at timestamp with time zone,
    answered_by jsonb,
    edition_id uuid NOT NULL,
    holding_id uuid NOT NULL,
    CONSTRAINT remark_answered_at_a_moment CHECK ((((answered_at IS NULL) AND ((outcome)::text = 'open'::text)) OR (answered_at IS NOT NULL))),
    CONSTRAINT remark_has_words CHECK ((((stance)::text = 'agrees'::text) OR (NOT (text = ''::text))))
);

CREATE TABLE public.minutes_soughtpassage (
    id uuid NOT NULL,
    texts jsonb NOT NULL,
    search tsvector NOT NULL,
    item_id uuid,
    minutes_id uuid NOT NULL
);

CREATE TABLE public.motions_motion (
    id uuid NOT NULL,
    ordinal smallint NOT NULL,
    kind character varying(16) NOT NULL,
    state character varying(12) NOT NULL,
    base text NOT NULL,
    text text NOT NULL,
    reason text NOT NULL,
    revision integer NOT NULL,
    place smallint,
    moved_at timestamp with time zone NOT NULL,
    by jsonb NOT NULL,
    because character varying(300) NOT NULL,
    decided_at timestamp with time zone,
    decided_by jsonb,
    was text NOT NULL,
    became text NOT NULL,
    worked_in_at timestamp with time zone,
    ballot_id uuid,
    conclusion_id uuid,
    item_id uuid NOT NULL,
    mover_id uuid NOT NULL,
    sitting_id uuid NOT NULL,
    quorum jsonb NOT NULL,
    CONSTRAINT an_amendment_amends_a_text CHECK (((((kind)::text = 'amendment'::text) AND (NOT (base = ''::text))) OR ((NOT ((kind)::text = 'amendment'::text)) AND (base = ''::text)))),
    CONSTRAINT motion_decided_at_a_moment CHECK ((((decided_at IS NULL) AND ((state)::text = ANY (ARRAY[('submitted'::character varying)::text, ('admitted'::character varying)::text, ('voting'::character varying)::text]))) OR ((NOT ((state)::text = ANY (ARRAY[('submitted'::character varying)::text, ('admitted'::character varying)::text, ('voting'::character varying)::text]))) AND (decided_at IS NOT NULL)))),
    CONSTRAINT motions_motion_ordinal_check CHECK ((ordinal >= 0)),
    CONSTRAINT motions_motion_place_check CHECK ((place >= 0)),
    CONSTRAINT motions_motion_revision_check CHECK ((revision >= 0))
);

CREATE TABLE public.motions_voice (
    id uuid NOT NULL,
    stance character varying(10) NOT NULL,
    said_at timestamp with time zone NOT NULL,
    by jsonb NOT NULL,
    invitation_id uuid NOT NULL,
    motion_id uuid NOT NULL
);

CREATE TABLE public.notifications_digest (
    id uuid NOT NULL,
    day date NOT NULL,
    mail_id uuid,
    person_id uuid NOT NULL
);

CREATE TABLE public.notifications_mail (
    id uuid NOT NULL,
    recipient character varying(254) NOT NULL,
    subject character varying(300) NOT NULL,
    body text NOT NULL,
    attachment_name character varying(120) NOT NULL,
    attachment_type character varying(80) NOT NULL,
    attachment text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    sent_at timestamp with time zone,
    attempts smallint NOT NULL,
    last_error character varying(300) NOT NULL,
    failed_at timestamp with time zone,
    html text NOT NULL,
    stop_url character varying(700) NOT NULL,
    answers character varying(300) NOT NULL,
    CONSTRAINT notifications_mail_attempts_check CHECK ((attempts >= 0)),
    CONSTRAINT sent_or_failed CHECK (((sent_at IS NULL) OR (failed_at IS NULL)))
);

CREATE TABLE public.notifications_mailtimes (
    person_id uuid NOT NULL,
    digest_hour smallint NOT NULL,
    digest_days character varying(8) NOT NULL,
    quiet_from smallint,
    quiet_until smallint,
    CONSTRAINT hours_of_a_day CHECK (((digest_hour <= 23) AND ((quiet_from IS NULL) OR (quiet_from <= 23)) AND ((quiet_until IS NULL) OR (quiet_until <= 23)))),
    CONSTRAINT notifications_mailtimes_digest_hour_check CHECK ((digest_hour >= 0)),
    CONSTRAINT notifications_mailtimes_quiet_from_check CHECK ((quiet_from >= 0)),
    CONSTRAINT notifications_mailtimes_quiet_until_check CHECK ((quiet_until >= 0)),
    CONSTRAINT quiet_has_two_ends CHECK ((((quiet_from IS NULL) AND (quiet_until IS NULL)) OR ((quiet_from IS NOT NULL) AND (quiet_until IS NOT NULL))))
);

CREATE TABLE public.notifications_notice (
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    holding_id uuid,
    kind character varying(80) NOT NULL,
    facts jsonb NOT NULL,
    url character varying(300) NOT NULL,
    entry_id uuid,
    created_at timestamp with time zone NOT NULL,
    read_at timestamp with time zone,
    mail_id uuid,
    matter character varying(130) NOT NULL,
    posted_at timestamp with time zone,
    way character varying(8) NOT NULL
);

CREATE TABLE public.notifications_preference (
    id uuid NOT NULL,
    kind character varying(80) NOT NULL,
    way character varying(8) NOT NULL,
    holding_id uuid NOT NULL
);

CREATE TABLE public.obstacles_ladder (
    id uuid NOT NULL,
    version integer NOT NULL,
    rungs jsonb NOT NULL,
    set_at timestamp with time zone NOT NULL,
    by jsonb NOT NULL,
    body_id uuid,
    is_own boolean NOT NULL,
    programme_id uuid,
    CONSTRAINT obstacle_ladder_of_one CHECK (((body_id IS NULL) OR (programme_id IS NULL))),
    CONSTRAINT obstacles_ladder_version_check CHECK ((version >= 0))
);

CREATE TABLE public.obstacles_link (
    id uuid NOT NULL,
    linked_at timestamp with time zone NOT NULL,
    by jsonb NOT NULL,
    assignment_id uuid NOT NULL,
    obstacle_id uuid NOT NULL
);

CREATE TABLE public.obstacles_obstacle (
    id uuid NOT NULL,
    kind character varying(16) NOT NULL,
    text text NOT NULL,
    wanted text NOT NULL,
    raised_at timestamp with time zone NOT NULL,
    by jsonb NOT NULL,
    due_at timestamp with time zone NOT NULL,
    round smallint NOT NULL,
    level smallint NOT NULL,
    answer character varying(8) NOT NULL,
    answered_at timestamp with time zone,
    removed_at timestamp with time zone,
    assignment_id uuid NOT NULL,
    body_id uuid,
    organisation_id uuid,
    post_id uuid,
    report_id uuid,
    unit_id uuid,
    search tsvector,
    CONSTRAINT obstacle_answered_somehow CHECK ((((answered_at IS NULL) OR (NOT ((answer)::text = ''::text))) AND (1 = (
CASE
    WHEN (answered_at IS NULL) THEN 1
    ELSE 0
END +
CASE
    WHEN (NOT ((answer)::text = ''::text)) THEN 1
    ELSE 0
END)))),
    CONSTRAINT obstacle_says_what_is_wanted CHECK (((NOT (text = ''::text)) AND (NOT (wanted = ''::text)))),
    CONSTRAINT obstacles_obstacle_level_check CHECK ((level >= 0)),
    CONSTRAINT obstacles_obstacle_round_check CHECK ((round >= 0)),
    CONSTRAINT one_owner_of_an_obstacle CHECK ((((body_id IS NULL) AND (organisation_id IS NOT NULL) AND (post_id IS NULL) AND (unit_id IS NULL)) OR ((body_id IS NOT NULL) AND (organisation_id IS NULL) AND (post_id IS NULL) AND (unit_id IS NULL)) OR ((body_id IS NULL) AND (organisation_id IS NULL) AND (post_id IS NULL) AND (unit_id IS NOT NULL)) OR ((body_id IS NULL) AND (organisation_id IS NULL) AND (post_id IS NOT NULL) AND (unit_id IS NULL))))
);

CREATE TABLE public.obstacles_step (
    id uuid NOT NULL,
    ordinal smallint NOT NULL,
    kind character varying(10) NOT NULL,
    round smallint NOT NULL,
    text text NOT NULL,
    answer character varying(8) NOT NULL,
    tells character varying(10) NOT NULL,
    due_at timestamp with time zone,
    at timestamp with time zone NOT NULL,
    by jsonb NOT NULL,
    body_id uuid,
    obstacle_id uuid NOT NULL,
    organisation_id uuid,
    post_id uuid,
    unit_id uuid,
    CONSTRAINT obstacles_step_ordinal_check CHECK ((ordinal >= 0)),
    CONSTRAINT obstacles_step_round_check CHECK ((round >= 0)),
    CONSTRAINT only_an_escalation_tells_a_level CHECK (((((kind)::text = 'escalated'::text) OR ((tells)::text = ''::text)) AND (1 = (
CASE
    WHEN ((kind)::text = 'escalated'::text) THEN 1
    ELSE 0
END +
CASE
    WHEN ((tells)::text = ''::text) THEN 1
    ELSE 0
END))))
);

CREATE TABLE public.organisation_body (
    name_vi character varying(300) NOT NULL,
    name_en character varying(300) NOT NULL,
    name_ja character varying(300) NOT NULL,
    id uuid NOT NULL,
    code character varying(60) NOT NULL,
    symbol character varying(40) NOT NULL,
    symbol_aliases character varying(40)[] NOT NULL,
    kind character varying(20) NOT NULL,
    superior_name character varying(200) NOT NULL,
    regime character varying(20) NOT NULL,
    place character varying(80) NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    parent_id uuid,
    words jsonb NOT NULL
);

CREATE TABLE public.organisation_body_serves (
    id bigint NOT NULL,
    from_body_id uuid NOT NULL,
    to_body_id uuid NOT NULL
);

ALTER TABLE public.organisation_body_serves ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.organisation_body_serves_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.organisation_calendarday (
    id uuid NOT NULL,
    day date CONSTRAINT organisation_calendarday_day_not_null1 NOT NULL,
    is_working boolean CONSTRAINT organisation_calendarday_is_working_not_null1 NOT NULL,
    reason character varying(200) CONSTRAINT organisation_calendarday_reason_not_null1 NOT NULL,
    organisation_id uuid
);

CREATE TABLE public.organisation_exposureacceptance (
    id uuid NOT NULL,
    paper character varying(120) NOT NULL,
    reason text NOT NULL,
    accepted_at timestamp with time zone NOT NULL,
    revoked_at timestamp with time zone,
    officer_id uuid NOT NULL
);

CREATE TABLE public.organisation_group (
    name_vi character varying(300) NOT NULL,
    name_en character varying(300) NOT NULL,
    name_ja character varying(300) NOT NULL,
    id uuid NOT NULL,
    code character varying(60) NOT NULL,
    is_named boolean DEFAULT true NOT NULL
);

CREATE TABLE public.organisation_groupmember (
    id bigint NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    group_id uuid NOT NULL,
    organisation_id uuid NOT NULL
);

ALTER TABLE public.organisation_groupmember ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.organisation_groupmember_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.organisation_holding (
    id uuid NOT NULL,
    authority character varying(200) NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    person_id uuid NOT NULL,
    post_id uuid NOT NULL,
    term_id uuid,
    has_vote boolean NOT NULL,
    weight smallint NOT NULL,
    CONSTRAINT holding_validity CHECK (((valid_to IS NULL) OR (valid_to > valid_from))),
    CONSTRAINT member_has_some_weight CHECK ((weight >= 1)),
    CONSTRAINT organisation_holding_weight_check CHECK ((weight >= 0))
);

CREATE TABLE public.organisation_mandate (
    id uuid NOT NULL,
    powers character varying(60)[] NOT NULL,
    paper character varying(80) NOT NULL,
    valid_from date NOT NULL,
    valid_to date NOT NULL,
    revoked_on date,
    giver_id uuid NOT NULL,
    receiver_id uuid NOT NULL,
    document_types character varying(12)[] NOT NULL,
    CONSTRAINT mandate_to_another CHECK ((NOT (giver_id = receiver_id))),
    CONSTRAINT mandate_validity CHECK ((valid_to > valid_from))
);

CREATE TABLE public.organisation_organisation (
    name_vi character varying(300) NOT NULL,
    name_en character varying(300) NOT NULL,
    name_ja character varying(300) NOT NULL,
    id uuid NOT NULL,
    code character varying(60) NOT NULL,
    symbol character varying(40) NOT NULL,
    kind character varying(20) NOT NULL,
    path character varying(400) NOT NULL,
    regime character varying(20) NOT NULL,
    place character varying(80) NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    parent_id uuid,
    CONSTRAINT organisation_validity CHECK (((valid_to IS NULL) OR (valid_to > valid_from)))
);

CREATE TABLE public.organisation_othername (
    id uuid NOT NULL,
    kind character varying(14) NOT NULL,
    language character varying(5) NOT NULL,
    text character varying(300) NOT NULL,
    text_key character varying(300) NOT NULL,
    authority character varying(200) NOT NULL,
    valid_from date,
    valid_to date,
    body_id uuid,
    organisation_id uuid,
    CONSTRAINT name_of_one CHECK ((((organisation_id IS NULL) OR (body_id IS NULL)) AND (1 = (
CASE
    WHEN (organisation_id IS NULL) THEN 1
    ELSE 0
END +
CASE
    WHEN (body_id IS NULL) THEN 1
    ELSE 0
END))))
);

CREATE TABLE public.organisation_person (
    id uuid NOT NULL,
    full_name character varying(120) NOT NULL,
    email character varying(254) NOT NULL,
    user_id bigint
);

CREATE TABLE public.organisation_post (
    name_vi character varying(300) NOT NULL,
    name_en character varying(300) NOT NULL,
    name_ja character varying(300) NOT NULL,
    id uuid NOT NULL,
    code character varying(80) NOT NULL,
    role character varying(16) NOT NULL,
    signs boolean NOT NULL,
    authority_prefix character varying(20) NOT NULL,
    signing_title character varying(120) NOT NULL,
    rank smallint NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    body_id uuid,
    unit_id uuid,
    CONSTRAINT organisation_post_rank_check CHECK ((rank >= 0)),
    CONSTRAINT post_in_unit_or_body CHECK ((((body_id IS NOT NULL) AND (unit_id IS NULL)) OR ((body_id IS NULL) AND (unit_id IS NOT NULL))))
);

CREATE TABLE public.organisation_standingagency (
    id uuid NOT NULL,
    rank smallint NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    body_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    CONSTRAINT organisation_standingagency_rank_check CHECK ((rank >= 0))
);

CREATE TABLE public.organisation_standingdeputy (
    id uuid NOT NULL,
    authority character varying(200) NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    membership_id uuid NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT deputyship_validity CHECK (((valid_to IS NULL) OR (valid_to > valid_from)))
);

CREATE TABLE public.organisation_succession (
    id uuid NOT NULL,
    kind character varying(12) NOT NULL,
    takes_effect_on date NOT NULL,
    authority character varying(200) NOT NULL,
    predecessor_id uuid NOT NULL,
    successor_id uuid NOT NULL
);

CREATE TABLE public.organisation_term (
    id uuid NOT NULL,
    name character varying(80) NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    body_id uuid NOT NULL
);

CREATE TABLE public.organisation_unit (
    name_vi character varying(300) NOT NULL,
    name_en character varying(300) NOT NULL,
    name_ja character varying(300) NOT NULL,
    id uuid NOT NULL,
    code character varying(60) NOT NULL,
    symbol character varying(40) NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    organisation_id uuid NOT NULL,
    parent_id uuid
);

CREATE TABLE public.presenting_presentation (
    id uuid NOT NULL,
    page integer NOT NULL,
    shown_at timestamp with time zone NOT NULL,
    by jsonb NOT NULL,
    paper_id uuid,
    presenter_id uuid,
    sitting_id uuid NOT NULL,
    version smallint,
    CONSTRAINT presented_page_from_one CHECK ((page >= 1)),
    CONSTRAINT presenting_presentation_page_check CHECK ((page >= 0)),
    CONSTRAINT presenting_presentation_version_check CHECK ((version >= 0))
);

CREATE TABLE public.procedures_opinion (
    id uuid NOT NULL,
    stance character varying(10) NOT NULL,
    text text NOT NULL,
    form_id uuid NOT NULL,
    question_id uuid NOT NULL,
    CONSTRAINT other_opinion_has_words CHECK (((NOT ((stance)::text = 'other'::text)) OR (NOT (text = ''::text))))
);

CREATE TABLE public.procedures_opinionform (
    id uuid NOT NULL,
    via character varying(8) NOT NULL,
    asks_for_session boolean NOT NULL,
    answered_at timestamp with time zone NOT NULL,
    entered_by jsonb NOT NULL,
    invitation_id uuid NOT NULL,
    person_id uuid NOT NULL,
    procedure_id uuid NOT NULL,
    received_on date
);

CREATE TABLE public.procedures_procedure (
    id uuid NOT NULL,
    until timestamp with time zone NOT NULL,
    majority character varying(9) NOT NULL,
    silence character varying(10) NOT NULL,
    convert_at smallint,
    remind_hours jsonb NOT NULL,
    created_at timestamp with time zone NOT NULL,
    sitting_id uuid NOT NULL,
    is_by_rules boolean NOT NULL,
    tie character varying(13) NOT NULL,
    is_tie_by_rules boolean NOT NULL,
    withdrawn_at timestamp with time zone,
    withdrawn_because character varying(300) NOT NULL,
    withdrawn_by jsonb,
    CONSTRAINT procedures_procedure_convert_at_check CHECK ((convert_at >= 0)),
    CONSTRAINT withdrawn_for_a_reason CHECK ((((withdrawn_at IS NULL) AND ((withdrawn_because)::text = ''::text)) OR ((withdrawn_at IS NOT NULL) AND (NOT ((withdrawn_because)::text = ''::text)))))
);

CREATE TABLE public.procedures_prolongation (
    id uuid NOT NULL,
    was timestamp with time zone NOT NULL,
    until timestamp with time zone NOT NULL,
    reason character varying(300) NOT NULL,
    prolonged_at timestamp with time zone NOT NULL,
    by jsonb NOT NULL,
    procedure_id uuid NOT NULL,
    CONSTRAINT a_deadline_goes_forward CHECK ((until > was)),
    CONSTRAINT prolongation_says_why CHECK ((NOT ((reason)::text = ''::text)))
);

CREATE TABLE public.procedures_question (
    id uuid NOT NULL,
    text text NOT NULL,
    item_id uuid NOT NULL,
    procedure_id uuid NOT NULL,
    waits_since timestamp with time zone,
    chair_agrees boolean,
    chair_word character varying(1000) NOT NULL,
    decided_at timestamp with time zone,
    decided_by jsonb,
    CONSTRAINT tie_decided_with_a_word CHECK ((((chair_agrees IS NULL) AND (decided_at IS NULL)) OR ((chair_agrees IS NOT NULL) AND (decided_at IS NOT NULL) AND (waits_since IS NOT NULL) AND (NOT ((chair_word)::text = ''::text)))))
);

CREATE TABLE public.procedures_reminder (
    id uuid NOT NULL,
    hours integer NOT NULL,
    reminded jsonb NOT NULL,
    sent_at timestamp with time zone NOT NULL,
    procedure_id uuid NOT NULL,
    until timestamp with time zone NOT NULL,
    CONSTRAINT procedures_reminder_hours_check CHECK ((hours >= 0))
);

CREATE TABLE public.procrastinate_events (
    id bigint NOT NULL,
    job_id bigint NOT NULL,
    type public.procrastinate_job_event_type,
    at timestamp with time zone DEFAULT now()
);

CREATE SEQUENCE public.procrastinate_events_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.procrastinate_events_id_seq OWNED BY public.procrastinate_events.id;

CREATE SEQUENCE public.procrastinate_jobs_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.procrastinate_jobs_id_seq OWNED BY public.procrastinate_jobs.id;

CREATE TABLE public.procrastinate_periodic_defers (
    id bigint NOT NULL,
    task_name character varying(128) NOT NULL,
    defer_timestamp bigint,
    job_id bigint,
    periodic_id character varying(128) DEFAULT ''::character varying NOT NULL
);

CREATE SEQUENCE public.procrastinate_periodic_defers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.procrastinate_periodic_defers_id_seq OWNED BY public.procrastinate_periodic_defers.id;

CREATE TABLE public.procrastinate_workers (
    id bigint NOT NULL,
    last_heartbeat timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE public.procrastinate_workers ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.procrastinate_workers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.programme_advising (
    id uuid NOT NULL,
    organisation_id uuid,
    unit_id uuid,
    expected_id uuid NOT NULL,
    CONSTRAINT one_adviser CHECK ((((unit_id IS NULL) OR (organisation_id IS NULL)) AND (1 = (
CASE
    WHEN (unit_id IS NULL) THEN 1
    ELSE 0
END +
CASE
    WHEN (organisation_id IS NULL) THEN 1
    ELSE 0
END))))
);

CREATE TABLE public.programme_change (
    id uuid NOT NULL,
    kind character varying(10) NOT NULL,
    reason character varying(300) NOT NULL,
    submit_on date NOT NULL,
    issue_on date NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    by jsonb NOT NULL,
    expected_id uuid NOT NULL
);

CREATE TABLE public.programme_expected (
    id uuid NOT NULL,
    ordinal integer NOT NULL,
    type_code character varying(12) NOT NULL,
    subject character varying(500) NOT NULL,
    text_key character varying(520) NOT NULL,
    submit_on date NOT NULL,
    issue_on date NOT NULL,
    first_submit_on date NOT NULL,
    first_issue_on date NOT NULL,
    note character varying(300) NOT NULL,
    entered_at timestamp with time zone NOT NULL,
    withdrawn_at timestamp with time zone,
    document_id uuid,
    drafter_id uuid,
    organisation_id uuid,
    signer_post_id uuid,
    unit_id uuid,
    programme_id uuid NOT NULL,
    CONSTRAINT expected_of_one_drafter CHECK ((((unit_id IS NULL) OR (organisation_id IS NULL)) AND (1 = (
CASE
    WHEN (unit_id IS NULL) THEN 1
    ELSE 0
END +
CASE
    WHEN (organisation_id IS NULL) THEN 1
    ELSE 0
END)))),
    CONSTRAINT programme_expected_ordinal_check CHECK ((ordinal >= 0)),
    CONSTRAINT submitted_before_issued CHECK ((submit_on <= issue_on))
);

CREATE TABLE public.programme_programme (
    id uuid NOT NULL,
    name character varying(300) NOT NULL,
    kind character varying(10) NOT NULL,
    first_on date NOT NULL,
    last_on date NOT NULL,
    drawn_up_at timestamp with time zone NOT NULL,
    drawn_up_by jsonb NOT NULL,
    adopted_at timestamp with time zone,
    adopted_by jsonb,
    body_id uuid,
    organisation_id uuid,
    CONSTRAINT programme_begins_before_it_ends CHECK ((first_on <= last_on)),
    CONSTRAINT programme_of_one_issuer CHECK ((((body_id IS NULL) OR (organisation_id IS NULL)) AND (1 = (
CASE
    WHEN (body_id IS NULL) THEN 1
    ELSE 0
END +
CASE
    WHEN (organisation_id IS NULL) THEN 1
    ELSE 0
END))))
);

CREATE TABLE public.programme_rung (
    id uuid NOT NULL,
    kind character varying(14) NOT NULL,
    "on" date NOT NULL,
    fired_at timestamp with time zone NOT NULL,
    expected_id uuid NOT NULL
);

CREATE TABLE public.protection_change (
    id uuid NOT NULL,
    mandate_id uuid,
    cause character varying(8) NOT NULL,
    secrecy_before smallint,
    noticed_at timestamp with time zone NOT NULL,
    verdict character varying(9) NOT NULL,
    settled_at timestamp with time zone,
    settled_by jsonb,
    reason character varying(300) NOT NULL,
    document_id uuid NOT NULL,
    holding_id uuid,
    caused_by uuid[] NOT NULL,
    CONSTRAINT protection_change_secrecy_before_check CHECK ((secrecy_before >= 0)),
    CONSTRAINT settled_with_moment CHECK ((((settled_at IS NULL) AND ((verdict)::text = ''::text)) OR ((NOT ((verdict)::text = ''::text)) AND (settled_at IS NOT NULL))))
);

CREATE TABLE public.proving_code (
    id uuid NOT NULL,
    code character varying(32) NOT NULL,
    document_id uuid NOT NULL
);

CREATE TABLE public.reading_note (
    id uuid NOT NULL,
    sealed bytea NOT NULL,
    revision integer NOT NULL,
    saved_at timestamp with time zone NOT NULL,
    item_id uuid,
    person_id uuid NOT NULL,
    sitting_id uuid NOT NULL,
    CONSTRAINT reading_note_revision_check CHECK ((revision >= 0))
);

CREATE TABLE public.reporting_briefing (
    id uuid NOT NULL,
    as_of date NOT NULL,
    than date,
    against character varying(8) NOT NULL,
    number integer NOT NULL,
    content text NOT NULL,
    content_hash character varying(64) NOT NULL,
    paper_language character varying(5) NOT NULL,
    made_with character varying(60) NOT NULL,
    frozen_at timestamp with time zone NOT NULL,
    frozen_by jsonb NOT NULL,
    body_id uuid NOT NULL,
    paper_id uuid NOT NULL,
    CONSTRAINT reporting_briefing_number_check CHECK ((number >= 0))
);

CREATE TABLE public.reporting_edition (
    id uuid NOT NULL,
    period character varying(8) NOT NULL,
    due_on date NOT NULL,
    as_of date NOT NULL,
    made_at timestamp with time zone NOT NULL,
    briefing_id uuid,
    report_id uuid,
    schedule_id uuid NOT NULL,
    CONSTRAINT edition_is_one_paper CHECK ((((briefing_id IS NOT NULL) AND (report_id IS NULL)) OR ((briefing_id IS NULL) AND (report_id IS NOT NULL))))
);

CREATE TABLE public.reporting_reportpaper (
    id uuid NOT NULL,
    made_at timestamp with time zone NOT NULL,
    document_id uuid NOT NULL,
    report_id uuid NOT NULL
);

CREATE TABLE public.reporting_schedule (
    id uuid NOT NULL,
    kind character varying(12) NOT NULL,
    against character varying(8) NOT NULL,
    language character varying(5) NOT NULL,
    rhythm character varying(10) NOT NULL,
    day smallint NOT NULL,
    as_of character varying(14) NOT NULL,
    state character varying(8) NOT NULL,
    since_on date NOT NULL,
    made_at timestamp with time zone NOT NULL,
    by jsonb NOT NULL,
    ended_at timestamp with time zone,
    reason character varying(300) NOT NULL,
    body_id uuid NOT NULL,
    directive_id uuid,
    owner_id uuid NOT NULL,
    CONSTRAINT briefing_is_of_all CHECK ((((kind)::text = ANY (ARRAY[('report'::character varying)::text, ('workbook'::character varying)::text])) OR (directive_id IS NULL))),
    CONSTRAINT comes_on_a_day CHECK ((((day >= 1) AND (day <= 7) AND ((rhythm)::text = 'weekly'::text)) OR ((NOT ((rhythm)::text = 'weekly'::text)) AND (((day >= 1) AND (day <= 20)) OR (day = '-1'::integer))))),
    CONSTRAINT ended_at_a_moment CHECK (((((state)::text = 'ended'::text) OR (ended_at IS NULL)) AND (1 = (
CASE
    WHEN ((state)::text = 'ended'::text) THEN 1
    ELSE 0
END +
CASE
    WHEN (ended_at IS NULL) THEN 1
    ELSE 0
END))))
);

CREATE TABLE public.reporting_schedule_readers (
    id bigint NOT NULL,
    schedule_id uuid NOT NULL,
    post_id uuid NOT NULL
);

ALTER TABLE public.reporting_schedule_readers ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.reporting_schedule_readers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.reviews_reminder (
    id uuid NOT NULL,
    due_on date NOT NULL,
    at timestamp with time zone NOT NULL,
    directive_id uuid NOT NULL
);

CREATE TABLE public.reviews_review (
    id uuid NOT NULL,
    ordinal smallint NOT NULL,
    kind character varying(10) NOT NULL,
    outcome character varying(8) NOT NULL,
    reason text NOT NULL,
    symbol character varying(80) NOT NULL,
    next_on date,
    ended integer NOT NULL,
    done_on date NOT NULL,
    at timestamp with time zone NOT NULL,
    by jsonb NOT NULL,
    directive_id uuid NOT NULL,
    CONSTRAINT looked_at_again_unless_closed CHECK (((((outcome)::text = 'closed'::text) OR (next_on IS NOT NULL)) AND (1 = (
CASE
    WHEN ((outcome)::text = 'closed'::text) THEN 1
    ELSE 0
END +
CASE
    WHEN (next_on IS NOT NULL) THEN 1
    ELSE 0
END)))),
    CONSTRAINT review_with_reason CHECK ((NOT (reason = ''::text))),
    CONSTRAINT reviewed_with_outcome CHECK (((((kind)::text = 'moved'::text) OR (NOT ((outcome)::text = ''::text))) AND (1 = (
CASE
    WHEN ((kind)::text = 'moved'::text) THEN 1
    ELSE 0
END +
CASE
    WHEN (NOT ((outcome)::text = ''::text)) THEN 1
    ELSE 0
END)))),
    CONSTRAINT reviews_review_ended_check CHECK ((ended >= 0)),
    CONSTRAINT reviews_review_ordinal_check CHECK ((ordinal >= 0))
);

CREATE TABLE public.reviews_reviewrule (
    id uuid NOT NULL,
    version integer NOT NULL,
    months smallint NOT NULL,
    set_at timestamp with time zone NOT NULL,
    by jsonb NOT NULL,
    body_id uuid,
    CONSTRAINT reviewed_after_months CHECK ((months >= 1)),
    CONSTRAINT reviews_reviewrule_months_check CHECK ((months >= 0)),
    CONSTRAINT reviews_reviewrule_version_check CHECK ((version >= 0))
);

CREATE TABLE public.rooms_booking (
    id uuid NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    taken_from timestamp with time zone NOT NULL,
    taken_until timestamp with time zone NOT NULL,
    occasion character varying(40) NOT NULL,
    purpose character varying(200) NOT NULL,
    is_private boolean NOT NULL,
    booked_at timestamp with time zone NOT NULL,
    cancelled_at timestamp with time zone,
    booked_by_id uuid,
    organisation_id uuid NOT NULL,
    room_id uuid NOT NULL,
    CONSTRAINT booked_for_something CHECK (((((occasion)::text = ''::text) OR ((purpose)::text = ''::text)) AND (1 = (
CASE
    WHEN ((occasion)::text = ''::text) THEN 1
    ELSE 0
END +
CASE
    WHEN ((purpose)::text = ''::text) THEN 1
    ELSE 0
END)))),
    CONSTRAINT booking_lasts CHECK (((taken_from <= starts_at) AND (ends_at > starts_at) AND (taken_until >= ends_at)))
);

CREATE TABLE public.rooms_room (
    id uuid NOT NULL,
    name character varying(80) NOT NULL,
    place character varying(110) NOT NULL,
    capacity smallint NOT NULL,
    equipment character varying(60)[] NOT NULL,
    is_accessible boolean NOT NULL,
    is_shared boolean NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    organisation_id uuid NOT NULL,
    CONSTRAINT room_holds_somebody CHECK ((capacity >= 1)),
    CONSTRAINT room_validity CHECK (((valid_to IS NULL) OR (valid_to >= valid_from))),
    CONSTRAINT rooms_room_capacity_check CHECK ((capacity >= 0))
);

CREATE TABLE public.scim_directoryentry (
    id uuid NOT NULL,
    external_id character varying(200) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    modified_at timestamp with time zone NOT NULL,
    deleted_at timestamp with time zone,
    user_id bigint NOT NULL
);

CREATE TABLE public.seeing_dashboard (
    id uuid NOT NULL,
    name character varying(80) NOT NULL,
    sharing character varying(12) NOT NULL,
    place_id uuid,
    tiles jsonb NOT NULL,
    compared_days smallint NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    owner_id bigint NOT NULL,
    CONSTRAINT seeing_dashboard_compared_days_check CHECK ((compared_days >= 0)),
    CONSTRAINT seeing_dashboard_version_check CHECK ((version >= 0)),
    CONSTRAINT shared_dashboard_has_a_place CHECK ((((place_id IS NULL) AND ((sharing)::text = 'private'::text)) OR ((NOT ((sharing)::text = 'private'::text)) AND (place_id IS NOT NULL))))
);

CREATE TABLE public.seeing_start (
    id uuid NOT NULL,
    dashboard_id uuid NOT NULL,
    user_id bigint NOT NULL
);

CREATE TABLE public.seeing_tilemap (
    id uuid NOT NULL,
    valid_from date NOT NULL,
    version integer NOT NULL,
    places jsonb NOT NULL,
    set_at timestamp with time zone NOT NULL,
    by jsonb NOT NULL,
    replaced_at timestamp with time zone,
    CONSTRAINT seeing_tilemap_version_check CHECK ((version >= 0))
);

CREATE TABLE public.signing_appearance (
    id uuid NOT NULL,
    kept_at timestamp with time zone NOT NULL,
    kept_by jsonb NOT NULL,
    dropped_at timestamp with time zone,
    body_id uuid,
    file_id uuid NOT NULL,
    organisation_id uuid,
    person_id uuid,
    CONSTRAINT appearance_of_one CHECK ((((body_id IS NULL) AND (organisation_id IS NULL) AND (person_id IS NOT NULL)) OR ((body_id IS NULL) AND (organisation_id IS NOT NULL) AND (person_id IS NULL)) OR ((body_id IS NOT NULL) AND (organisation_id IS NULL) AND (person_id IS NULL))))
);

CREATE TABLE public.socialaccount_socialaccount (
    id integer NOT NULL,
    provider character varying(200) NOT NULL,
    uid character varying(191) NOT NULL,
    last_login timestamp with time zone NOT NULL,
    date_joined timestamp with time zone NOT NULL,
    extra_data jsonb NOT NULL,
    user_id bigint NOT NULL
);

ALTER TABLE public.socialaccount_socialaccount ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.socialaccount_socialaccount_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.socialaccount_socialapp (
    id integer NOT NULL,
    provider character varying(30) NOT NULL,
    name character varying(40) NOT NULL,
    client_id character varying(191) NOT NULL,
    secret character varying(191) NOT NULL,
    key character varying(191) NOT NULL,
    provider_id character varying(200) NOT NULL,
    settings jsonb NOT NULL
);

ALTER TABLE public.socialaccount_socialapp ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.socialaccount_socialapp_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.socialaccount_socialtoken (
    id integer NOT NULL,
    token text NOT NULL,
    token_secret text NOT NULL,
    expires_at timestamp with time zone,
    account_id integer NOT NULL,
    app_id integer
);

ALTER TABLE public.socialaccount_socialtoken ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.socialaccount_socialtoken_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.speaking_closedlist (
    id uuid NOT NULL,
    closed_at timestamp with time zone NOT NULL,
    by jsonb NOT NULL,
    item_id uuid NOT NULL
);

CREATE TABLE public.speaking_debate (
    id uuid NOT NULL,
    sequence character varying(8) NOT NULL,
    speech_seconds integer,
    order_seconds integer,
    point_seconds integer,
    set_at timestamp with time zone NOT NULL,
    by jsonb NOT NULL,
    sitting_id uuid NOT NULL,
    CONSTRAINT speaking_debate_order_seconds_check CHECK ((order_seconds >= 0)),
    CONSTRAINT speaking_debate_point_seconds_check CHECK ((point_seconds >= 0)),
    CONSTRAINT speaking_debate_speech_seconds_check CHECK ((speech_seconds >= 0))
);

CREATE TABLE public.speaking_speakinggroup (
    id uuid NOT NULL,
    name character varying(120) NOT NULL,
    budget_seconds integer,
    sitting_id uuid NOT NULL,
    CONSTRAINT speaking_speakinggroup_budget_seconds_check CHECK ((budget_seconds >= 0))
);

CREATE TABLE public.speaking_speakingseat (
    id uuid NOT NULL,
    group_id uuid NOT NULL,
    invitation_id uuid NOT NULL
);

CREATE TABLE public.speaking_speech (
    id uuid NOT NULL,
    kind character varying(8) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    place smallint,
    withdrawn_at timestamp with time zone,
    began_at timestamp with time zone,
    ended_at timestamp with time zone,
    paused_at timestamp with time zone,
    paused_seconds integer NOT NULL,
    limit_seconds integer,
    granted_seconds integer NOT NULL,
    by jsonb NOT NULL,
    invitation_id uuid NOT NULL,
    item_id uuid NOT NULL,
    sitting_id uuid NOT NULL,
    CONSTRAINT speaking_speech_granted_seconds_check CHECK ((granted_seconds >= 0)),
    CONSTRAINT speaking_speech_limit_seconds_check CHECK ((limit_seconds >= 0)),
    CONSTRAINT speaking_speech_paused_seconds_check CHECK ((paused_seconds >= 0)),
    CONSTRAINT speaking_speech_place_check CHECK ((place >= 0)),
    CONSTRAINT speech_begun_or_withdrawn CHECK (((began_at IS NULL) OR (withdrawn_at IS NULL))),
    CONSTRAINT speech_ends_after_it_began CHECK (((ended_at IS NULL) OR (ended_at >= began_at)))
);

CREATE TABLE public.subscriptions_subscription (
    id uuid NOT NULL,
    subscribed_at timestamp with time zone NOT NULL,
    looked_at timestamp with time zone NOT NULL,
    holding_id uuid NOT NULL,
    view_id uuid NOT NULL
);

CREATE TABLE public.subscriptions_told (
    id bigint NOT NULL,
    told_at timestamp with time zone NOT NULL,
    document_id uuid NOT NULL,
    subscription_id uuid NOT NULL
);

ALTER TABLE public.subscriptions_told ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.subscriptions_told_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.urging_dismissal (
    id uuid NOT NULL,
    reason text NOT NULL,
    dismissed_at timestamp with time zone NOT NULL,
    by jsonb NOT NULL,
    rung_id uuid NOT NULL,
    CONSTRAINT dismissed_with_reason CHECK ((NOT (reason = ''::text)))
);

CREATE TABLE public.urging_explanation (
    id uuid NOT NULL,
    ordinal smallint NOT NULL,
    question text NOT NULL,
    due_at timestamp with time zone NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    by jsonb NOT NULL,
    answer text NOT NULL,
    answered_at timestamp with time zone,
    answered_by jsonb,
    outcome character varying(12) NOT NULL,
    reason text NOT NULL,
    ended_at timestamp with time zone,
    ended_by jsonb,
    told_late_at timestamp with time zone,
    asker_id uuid NOT NULL,
    assignment_id uuid NOT NULL,
    file_id uuid,
    CONSTRAINT answered_with_words CHECK ((((answered_at IS NULL) OR (NOT (answer = ''::text))) AND (1 = (
CASE
    WHEN (answered_at IS NULL) THEN 1
    ELSE 0
END +
CASE
    WHEN (NOT (answer = ''::text)) THEN 1
    ELSE 0
END)))),
    CONSTRAINT ended_with_an_outcome CHECK ((((ended_at IS NULL) OR (NOT ((outcome)::text = ''::text))) AND (1 = (
CASE
    WHEN (ended_at IS NULL) THEN 1
    ELSE 0
END +
CASE
    WHEN (NOT ((outcome)::text = ''::text)) THEN 1
    ELSE 0
END)))),
    CONSTRAINT not_accepted_with_reason CHECK ((((outcome)::text = ANY (ARRAY[(''::character varying)::text, ('accepted'::character varying)::text])) OR (NOT (reason = ''::text)))),
    CONSTRAINT urging_explanation_ordinal_check CHECK ((ordinal >= 0))
);

CREATE TABLE public.voting_ballot (
    id uuid NOT NULL,
    ordinal smallint NOT NULL,
    question text NOT NULL,
    asks character varying(10) NOT NULL,
    subject character varying(12) NOT NULL,
    manner character varying(8) NOT NULL,
    base character varying(8) NOT NULL,
    numerator smallint NOT NULL,
    denominator smallint NOT NULL,
    is_more_than boolean NOT NULL,
    tie character varying(16) NOT NULL,
    may_change_mind boolean NOT NULL,
    quorum jsonb NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    opened_by jsonb NOT NULL,
    closed_at timestamp with time zone,
    closed_by jsonb,
    annulled_at timestamp with time zone,
    annulled_by jsonb,
    annulled_because character varying(300) NOT NULL,
    chair_decided boolean,
    decided_at timestamp with time zone,
    decided_by jsonb,
    item_id uuid NOT NULL,
    sitting_id uuid NOT NULL,
    is_on_paper boolean NOT NULL,
    kept_out integer NOT NULL,
    presided_by_id uuid,
    waits_since timestamp with time zone,
    is_by_hands boolean NOT NULL,
    counted_by jsonb NOT NULL,
    entered_at timestamp with time zone,
    entered_because character varying(300) NOT NULL,
    entered_by jsonb,
    CONSTRAINT ballot_lasts CHECK (((closed_at IS NULL) OR (closed_at >= opened_at))),
    CONSTRAINT chair_decides_after_closing CHECK (((chair_decided IS NULL) OR (closed_at IS NOT NULL))),
    CONSTRAINT entered_for_a_reason CHECK ((((entered_at IS NULL) AND ((entered_because)::text = ''::text)) OR ((NOT ((entered_because)::text = ''::text)) AND (closed_at IS NOT NULL) AND (entered_at IS NOT NULL)))),
    CONSTRAINT hands_are_seen CHECK (((NOT is_by_hands) OR ((manner)::text = 'open'::text))),
    CONSTRAINT paper_is_for_secrets CHECK (((NOT is_on_paper) OR ((manner)::text = 'secret'::text))),
    CONSTRAINT voting_ballot_denominator_check CHECK ((denominator >= 0)),
    CONSTRAINT voting_ballot_kept_out_check CHECK ((kept_out >= 0)),
    CONSTRAINT voting_ballot_numerator_check CHECK ((numerator >= 0)),
    CONSTRAINT voting_ballot_ordinal_check CHECK ((ordinal >= 0))
);

CREATE TABLE public.voting_counting (
    id uuid NOT NULL,
    public_key character varying(100) NOT NULL,
    alive_at timestamp with time zone NOT NULL,
    waits_no_longer boolean NOT NULL,
    ballot_id uuid NOT NULL,
    unopened jsonb NOT NULL
);

CREATE TABLE public.voting_handcount (
    id uuid NOT NULL,
    counts jsonb NOT NULL,
    present integer NOT NULL,
    counted_by character varying(300) NOT NULL,
    counted_at timestamp with time zone NOT NULL,
    entered_by jsonb NOT NULL,
    ballot_id uuid NOT NULL,
    CONSTRAINT hands_counted_by_somebody CHECK ((NOT ((counted_by)::text = ''::text))),
    CONSTRAINT voting_handcount_present_check CHECK ((present >= 0))
);

CREATE TABLE public.voting_merger (
    id uuid NOT NULL,
    reason character varying(300) NOT NULL,
    votes jsonb NOT NULL,
    before jsonb NOT NULL,
    after jsonb NOT NULL,
    merged_at timestamp with time zone NOT NULL,
    by jsonb NOT NULL,
    ballot_id uuid NOT NULL,
    CONSTRAINT merged_for_a_reason CHECK ((NOT ((reason)::text = ''::text)))
);

CREATE TABLE public.voting_opening (
    id uuid NOT NULL,
    sealed text NOT NULL,
    sent_at timestamp with time zone NOT NULL,
    counting_id uuid NOT NULL,
    teller_id uuid NOT NULL
);

CREATE TABLE public.voting_option (
    id uuid NOT NULL,
    ordinal smallint NOT NULL,
    answer character varying(10) NOT NULL,
    label character varying(200) NOT NULL,
    ballot_id uuid NOT NULL,
    CONSTRAINT voting_option_ordinal_check CHECK ((ordinal >= 0))
);

CREATE TABLE public.voting_panel (
    id uuid NOT NULL,
    threshold smallint NOT NULL,
    named_at timestamp with time zone NOT NULL,
    named_by jsonb NOT NULL,
    replaced_at timestamp with time zone,
    ballot_id uuid,
    sitting_id uuid NOT NULL,
    CONSTRAINT no_teller_opens_alone CHECK ((threshold >= 2)),
    CONSTRAINT voting_panel_threshold_check CHECK ((threshold >= 0))
);

CREATE TABLE public.voting_proxy (
    id uuid NOT NULL,
    paper character varying(200) NOT NULL,
    given_at timestamp with time zone NOT NULL,
    by jsonb NOT NULL,
    revoked_at timestamp with time zone,
    giver_id uuid NOT NULL,
    holder_id uuid NOT NULL,
    sitting_id uuid NOT NULL,
    is_own boolean NOT NULL,
    is_for_points boolean NOT NULL,
    refused_because character varying(300) NOT NULL,
    CONSTRAINT proxy_by_paper_or_himself CHECK ((NOT ((NOT is_own) AND ((paper)::text = ''::text)))),
    CONSTRAINT proxy_to_another CHECK ((NOT (giver_id = holder_id))),
    CONSTRAINT refused_proxy_has_ended CHECK ((((refused_because)::text = ''::text) OR (is_own AND (revoked_at IS NOT NULL))))
);

CREATE TABLE public.voting_proxy_points (
    id bigint NOT NULL,
    proxy_id uuid NOT NULL,
    agendaitem_id uuid NOT NULL
);

ALTER TABLE public.voting_proxy_points ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.voting_proxy_points_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.voting_recusal (
    id uuid NOT NULL,
    reason character varying(300) NOT NULL,
    declared_at timestamp with time zone NOT NULL,
    by jsonb NOT NULL,
    invitation_id uuid NOT NULL,
    item_id uuid NOT NULL
);

CREATE TABLE public.voting_sealedpaper (
    id uuid NOT NULL,
    papers text[] NOT NULL,
    vote_id uuid NOT NULL
);

CREATE TABLE public.voting_secretcount (
    id uuid NOT NULL,
    papers jsonb NOT NULL,
    counts jsonb NOT NULL,
    invalid integer NOT NULL,
    took_part integer NOT NULL,
    counted_at timestamp with time zone NOT NULL,
    entered_by jsonb,
    ballot_id uuid NOT NULL,
    CONSTRAINT invalid_papers_are_papers CHECK ((took_part >= invalid)),
    CONSTRAINT voting_secretcount_invalid_check CHECK ((invalid >= 0)),
    CONSTRAINT voting_secretcount_took_part_check CHECK ((took_part >= 0))
);

CREATE TABLE public.voting_teller (
    id uuid NOT NULL,
    number smallint NOT NULL,
    public_key character varying(100) NOT NULL,
    keyed_at timestamp with time zone,
    invitation_id uuid NOT NULL,
    panel_id uuid NOT NULL,
    CONSTRAINT teller_is_a_point CHECK (((number >= 1) AND (number <= 255))),
    CONSTRAINT voting_teller_number_check CHECK ((number >= 0))
);

CREATE TABLE public.voting_vote (
    id uuid NOT NULL,
    weight smallint NOT NULL,
    cast_at timestamp with time zone,
    entered_at timestamp with time zone,
    entered_by jsonb,
    struck_at timestamp with time zone,
    ballot_id uuid NOT NULL,
    caster_id uuid NOT NULL,
    entered_id uuid,
    option_id uuid,
    voter_id uuid NOT NULL,
    CONSTRAINT a_vote_weighs CHECK ((weight >= 1)),
    CONSTRAINT cast_when_chosen CHECK (((option_id IS NULL) OR (cast_at IS NOT NULL))),
    CONSTRAINT entered_when_noted CHECK ((((entered_id IS NULL) AND (entered_at IS NULL)) OR ((entered_id IS NOT NULL) AND (entered_at IS NOT NULL)))),
    CONSTRAINT voting_vote_weight_check CHECK ((weight >= 0))
);

CREATE TABLE public.webhooks_attempt (
    id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    status smallint,
    milliseconds integer NOT NULL,
    error character varying(200) NOT NULL,
    answer character varying(600) NOT NULL,
    delivery_id uuid NOT NULL,
    CONSTRAINT webhooks_attempt_milliseconds_check CHECK ((milliseconds >= 0)),
    CONSTRAINT webhooks_attempt_status_check CHECK ((status >= 0))
);

CREATE TABLE public.webhooks_delivery (
    id uuid NOT NULL,
    entry_id uuid,
    kind character varying(80) NOT NULL,
    state character varying(10) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    next_attempt_at timestamp with time zone NOT NULL,
    attempts smallint NOT NULL,
    ended_at timestamp with time zone,
    endpoint_id uuid NOT NULL,
    CONSTRAINT delivery_ends_once CHECK ((((ended_at IS NULL) AND ((state)::text = 'waiting'::text)) OR ((NOT ((state)::text = 'waiting'::text)) AND (ended_at IS NOT NULL)))),
    CONSTRAINT webhooks_delivery_attempts_check CHECK ((attempts >= 0))
);

CREATE TABLE public.webhooks_endpoint (
    id uuid NOT NULL,
    label character varying(120) NOT NULL,
    url character varying(500) NOT NULL,
    kinds character varying(80)[] NOT NULL,
    secret bytea NOT NULL,
    old_secret bytea,
    old_secret_until timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    disabled_at timestamp with time zone,
    disabled_because character varying(16) NOT NULL,
    failing_since timestamp with time zone,
    failures integer NOT NULL,
    rest_until timestamp with time zone,
    holding_id uuid NOT NULL,
    CONSTRAINT disabled_for_a_reason CHECK ((((disabled_at IS NULL) AND ((disabled_because)::text = ''::text)) OR ((disabled_at IS NOT NULL) AND (NOT ((disabled_because)::text = ''::text))))),
    CONSTRAINT old_secret_ends CHECK ((((old_secret IS NULL) AND (old_secret_until IS NULL)) OR ((old_secret IS NOT NULL) AND (old_secret_until IS NOT NULL)))),
    CONSTRAINT webhooks_endpoint_failures_check CHECK ((failures >= 0))
);

CREATE TABLE public.writing_beginning (
    id uuid NOT NULL,
    document_id uuid NOT NULL,
    version_id uuid NOT NULL
);

CREATE TABLE public.writing_templateversion (
    id uuid NOT NULL,
    ordinal integer NOT NULL,
    fields jsonb NOT NULL,
    created_at timestamp with time zone NOT NULL,
    created_by jsonb NOT NULL,
    tried_at timestamp with time zone,
    in_force_at timestamp with time zone,
    file_id uuid NOT NULL,
    template_id uuid NOT NULL,
    CONSTRAINT in_force_after_trying CHECK (((in_force_at IS NULL) OR (tried_at IS NOT NULL))),
    CONSTRAINT writing_templateversion_ordinal_check CHECK ((ordinal >= 0))
);

CREATE TABLE public.writing_wordtemplate (
    id uuid NOT NULL,
    type_code character varying(12) NOT NULL,
    name character varying(120) NOT NULL,
    language character varying(5) NOT NULL,
    kept_at timestamp with time zone NOT NULL,
    retired_at timestamp with time zone,
    organisation_id uuid NOT NULL,
    body_id uuid,
    purpose character varying(20) NOT NULL,
    CONSTRAINT template_of_a_body_unless_for_drafts CHECK ((((body_id IS NULL) AND ((purpose)::text = 'draft'::text)) OR ((NOT ((purpose)::text = 'draft'::text)) AND (body_id IS NOT NULL))))
);

ALTER TABLE ONLY public.procrastinate_events ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_events_id_seq'::regclass);

ALTER TABLE ONLY public.procrastinate_jobs ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_jobs_id_seq'::regclass);

ALTER TABLE ONLY public.procrastinate_periodic_defers ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_periodic_defers_id_seq'::regclass);

ALTER TABLE ONLY public.voting_opening
    ADD CONSTRAINT a_teller_opens_once UNIQUE (counting_id, teller_id);

ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_email_987c8728_uniq UNIQUE (user_id, email);

ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_key_key UNIQUE (key);

ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.accounts_apitoken
    ADD CONSTRAINT accounts_apitoken_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.accounts_apitoken
    ADD CONSTRAINT accounts_apitoken_token_hash_key UNIQUE (token_hash);

ALTER TABLE ONLY public.accounts_attempts
    ADD CONSTRAINT accounts_attempts_pkey PRIMARY KEY (key);

ALTER TABLE ONLY public.accounts_cache
    ADD CONSTRAINT accounts_cache_pkey PRIMARY KEY (cache_key);

ALTER TABLE ONLY public.accounts_idempotencykey
    ADD CONSTRAINT accounts_idempotencykey_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.accounts_keptform
    ADD CONSTRAINT accounts_keptform_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.accounts_user_groups
    ADD CONSTRAINT accounts_user_groups_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.accounts_user_groups
    ADD CONSTRAINT accounts_user_groups_user_id_group_id_59c0b32f_uniq UNIQUE (user_id, group_id);

ALTER TABLE ONLY public.accounts_user
    ADD CONSTRAINT accounts_user_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.accounts_user_user_permissions
    ADD CONSTRAINT accounts_user_user_permi_user_id_permission_id_2ab516c2_uniq UNIQUE (user_id, permission_id);

ALTER TABLE ONLY public.accounts_user_user_permissions
    ADD CONSTRAINT accounts_user_user_permissions_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.accounts_user
    ADD CONSTRAINT accounts_user_username_key UNIQUE (username);

ALTER TABLE ONLY public.accounts_usersession
    ADD CONSTRAINT accounts_usersession_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.agendas_adoption
    ADD CONSTRAINT agendas_adoption_item_id_key UNIQUE (item_id);

ALTER TABLE ONLY public.agendas_adoption
    ADD CONSTRAINT agendas_adoption_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.agendas_agendatemplate
    ADD CONSTRAINT agendas_agendatemplate_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.agendas_askedopinion
    ADD CONSTRAINT agendas_askedopinion_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.agendas_carriedpoint
    ADD CONSTRAINT agendas_carriedpoint_item_id_key UNIQUE (item_id);

ALTER TABLE ONLY public.agendas_carriedpoint
    ADD CONSTRAINT agendas_carriedpoint_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.agendas_deferral
    ADD CONSTRAINT agendas_deferral_item_id_key UNIQUE (item_id);

ALTER TABLE ONLY public.agendas_deferral
    ADD CONSTRAINT agendas_deferral_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.agendas_expectedpaper
    ADD CONSTRAINT agendas_expectedpaper_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.agendas_opinionrequest
    ADD CONSTRAINT agendas_opinionrequest_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.agendas_position
    ADD CONSTRAINT agendas_position_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.agendas_proposal
    ADD CONSTRAINT agendas_proposal_item_id_key UNIQUE (item_id);

ALTER TABLE ONLY public.agendas_proposal
    ADD CONSTRAINT agendas_proposal_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.agendas_proposalpaper
    ADD CONSTRAINT agendas_proposalpaper_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.agendas_proposalpaperversion
    ADD CONSTRAINT agendas_proposalpaperversion_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.agendas_proposalreader
    ADD CONSTRAINT agendas_proposalreader_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.agendas_proposalstep
    ADD CONSTRAINT agendas_proposalstep_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.agendas_putbyconsent
    ADD CONSTRAINT agendas_putbyconsent_item_id_key UNIQUE (item_id);

ALTER TABLE ONLY public.agendas_putbyconsent
    ADD CONSTRAINT agendas_putbyconsent_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.agendas_resumedpoint
    ADD CONSTRAINT agendas_resumedpoint_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.agendas_reviewpath
    ADD CONSTRAINT agendas_reviewpath_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.agendas_takenout
    ADD CONSTRAINT agendas_takenout_item_id_key UNIQUE (item_id);

ALTER TABLE ONLY public.agendas_takenout
    ADD CONSTRAINT agendas_takenout_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.documents_alias
    ADD CONSTRAINT alias_once UNIQUE (document_id, symbol_key);

ALTER TABLE ONLY public.mailroom_answering
    ADD CONSTRAINT answering_once UNIQUE (mail_id, document_id);

ALTER TABLE ONLY public.meetings_answerreminder
    ADD CONSTRAINT answers_asked_for_once UNIQUE (sitting_id, due_on);

ALTER TABLE ONLY public.documents_arrival
    ADD CONSTRAINT arrival_number_once UNIQUE (series_id, number);

ALTER TABLE ONLY public.mailroom_sendernotice
    ADD CONSTRAINT arrival_told_once UNIQUE (kind, arrival_id);

ALTER TABLE ONLY public.circulation_reader
    ADD CONSTRAINT asked_once UNIQUE (circulation_id, holding_id);

ALTER TABLE ONLY public.agendas_askedopinion
    ADD CONSTRAINT asked_once_for_an_opinion UNIQUE (request_id, holding_id);

ALTER TABLE ONLY public.dates_askedmember
    ADD CONSTRAINT asked_once_in_a_date_poll UNIQUE (poll_id, holding_id);

ALTER TABLE ONLY public.assignments_assignment
    ADD CONSTRAINT assignments_assignment_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.assignments_deliverable
    ADD CONSTRAINT assignments_deliverable_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.assignments_deliverablechange
    ADD CONSTRAINT assignments_deliverablechange_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.assignments_evidence
    ADD CONSTRAINT assignments_evidence_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.assignments_examination
    ADD CONSTRAINT assignments_examination_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.assignments_extensiondecision
    ADD CONSTRAINT assignments_extensiondecision_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.assignments_extensiondecision
    ADD CONSTRAINT assignments_extensiondecision_request_id_key UNIQUE (request_id);

ALTER TABLE ONLY public.assignments_extensionrequest
    ADD CONSTRAINT assignments_extensionrequest_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.assignments_fact
    ADD CONSTRAINT assignments_fact_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.assignments_judgement
    ADD CONSTRAINT assignments_judgement_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.assignments_ladder
    ADD CONSTRAINT assignments_ladder_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.assignments_ladderstep
    ADD CONSTRAINT assignments_ladderstep_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.assignments_lightrule
    ADD CONSTRAINT assignments_lightrule_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.assignments_milestone
    ADD CONSTRAINT assignments_milestone_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.assignments_milestonestatement
    ADD CONSTRAINT assignments_milestonestatement_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.assignments_minder
    ADD CONSTRAINT assignments_minder_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.assignments_receiptclock
    ADD CONSTRAINT assignments_receiptclock_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.assignments_recoveryplan
    ADD CONSTRAINT assignments_recoveryplan_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.assignments_report
    ADD CONSTRAINT assignments_report_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.assignments_requestevidence
    ADD CONSTRAINT assignments_requestevidence_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.assignments_rung
    ADD CONSTRAINT assignments_rung_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.assignments_verdict
    ADD CONSTRAINT assignments_verdict_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.assignments_verdict
    ADD CONSTRAINT assignments_verdict_report_id_key UNIQUE (report_id);

ALTER TABLE ONLY public.documents_attachment
    ADD CONSTRAINT attachments_in_order UNIQUE (document_id, ordinal);

ALTER TABLE ONLY public.audit_checkpoint
    ADD CONSTRAINT audit_checkpoint_pkey PRIMARY KEY (size);

ALTER TABLE ONLY public.audit_entry
    ADD CONSTRAINT audit_entry_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.audit_follower
    ADD CONSTRAINT audit_follower_pkey PRIMARY KEY (name);

ALTER TABLE ONLY public.audit_followerfailure
    ADD CONSTRAINT audit_followerfailure_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.audit_leaf
    ADD CONSTRAINT audit_leaf_entry_id_key UNIQUE (entry_id);

ALTER TABLE ONLY public.audit_leaf
    ADD CONSTRAINT audit_leaf_pkey PRIMARY KEY (index);

ALTER TABLE ONLY public.audit_pending
    ADD CONSTRAINT audit_pending_pkey PRIMARY KEY (entry_id);

ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_name_key UNIQUE (name);

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_permission_id_0cd325b0_uniq UNIQUE (group_id, permission_id);

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_codename_01ab375a_uniq UNIQUE (content_type_id, codename);

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.voting_ballot
    ADD CONSTRAINT ballots_in_order UNIQUE (sitting_id, ordinal);

ALTER TABLE ONLY public.capture_likeness
    ADD CONSTRAINT band_once UNIQUE (document_id, band);

ALTER TABLE ONLY public.rooms_booking
    ADD CONSTRAINT bookings_do_not_overlap EXCLUDE USING gist (int8range(hashtextextended((room_id)::text, (0)::bigint), hashtextextended((room_id)::text, (0)::bigint), '[]'::text) WITH &&, tstzrange(taken_from, taken_until, '[)'::text) WITH &&) WHERE ((cancelled_at IS NULL));

ALTER TABLE ONLY public.cadence_reminder
    ADD CONSTRAINT cadence_reminder_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.cadence_reportrule
    ADD CONSTRAINT cadence_reportrule_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.capture_likeness
    ADD CONSTRAINT capture_likeness_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.capture_original
    ADD CONSTRAINT capture_original_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.capture_page
    ADD CONSTRAINT capture_page_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.capture_traypaper
    ADD CONSTRAINT capture_traypaper_arrival_id_key UNIQUE (arrival_id);

ALTER TABLE ONLY public.capture_traypaper
    ADD CONSTRAINT capture_traypaper_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.cascade_rollup
    ADD CONSTRAINT cascade_rollup_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.cascade_rollup
    ADD CONSTRAINT cascade_rollup_share_id_key UNIQUE (share_id);

ALTER TABLE ONLY public.cascade_rollupstep
    ADD CONSTRAINT cascade_rollupstep_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.cascade_serving
    ADD CONSTRAINT cascade_serving_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.cascade_share
    ADD CONSTRAINT cascade_share_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.changes_changedtask
    ADD CONSTRAINT changes_changedtask_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.changes_ending
    ADD CONSTRAINT changes_ending_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.changes_extensionletter
    ADD CONSTRAINT changes_extensionletter_document_id_key UNIQUE (document_id);

ALTER TABLE ONLY public.changes_extensionletter
    ADD CONSTRAINT changes_extensionletter_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.changes_extensionline
    ADD CONSTRAINT changes_extensionline_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.changes_passed
    ADD CONSTRAINT changes_passed_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.changes_passing
    ADD CONSTRAINT changes_passing_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.documents_check
    ADD CONSTRAINT checked_once UNIQUE (version_id, kind);

ALTER TABLE ONLY public.circulation_circulation
    ADD CONSTRAINT circulation_circulation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.circulation_reader
    ADD CONSTRAINT circulation_reader_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.directives_clause
    ADD CONSTRAINT clause_once UNIQUE (version_id, anchor, start, "end");

ALTER TABLE ONLY public.meetings_conclusion
    ADD CONSTRAINT conclusions_in_order UNIQUE (item_id, ordinal) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contributions_contribution
    ADD CONSTRAINT contributions_contribution_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.contributions_delivery
    ADD CONSTRAINT contributions_delivery_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.contributions_judgement
    ADD CONSTRAINT contributions_judgement_delivery_id_key UNIQUE (delivery_id);

ALTER TABLE ONLY public.contributions_judgement
    ADD CONSTRAINT contributions_judgement_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.contributions_piece
    ADD CONSTRAINT contributions_piece_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.core_setting
    ADD CONSTRAINT core_setting_pkey PRIMARY KEY (key);

ALTER TABLE ONLY public.core_simulatedclock
    ADD CONSTRAINT core_simulatedclock_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.documents_correspondent
    ADD CONSTRAINT correspondent_once UNIQUE (text_key);

ALTER TABLE ONLY public.cosigning_answer
    ADD CONSTRAINT cosigning_answer_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.cosigning_cosigner
    ADD CONSTRAINT cosigning_cosigner_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.seeing_dashboard
    ADD CONSTRAINT dashboard_named_once UNIQUE (owner_id, name);

ALTER TABLE ONLY public.dates_askedmember
    ADD CONSTRAINT dates_askedmember_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.dates_datepoll
    ADD CONSTRAINT dates_datepoll_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.dates_possibletime
    ADD CONSTRAINT dates_possibletime_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.dates_timeanswer
    ADD CONSTRAINT dates_timeanswer_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.changes_extensionline
    ADD CONSTRAINT decided_once_per_letter UNIQUE (letter_id, request_id);

ALTER TABLE ONLY public.minutes_decision
    ADD CONSTRAINT decision_number_once UNIQUE (series_id, number);

ALTER TABLE ONLY public.minutes_decisionlink
    ADD CONSTRAINT decisions_linked_once UNIQUE (later_id, earlier_id);

ALTER TABLE ONLY public.assignments_deliverable
    ADD CONSTRAINT deliverables_in_order UNIQUE (matter_kind, matter_id, ordinal);

ALTER TABLE ONLY public.contributions_delivery
    ADD CONSTRAINT deliveries_in_order UNIQUE (contribution_id, ordinal);

ALTER TABLE ONLY public.dispatch_delivery
    ADD CONSTRAINT delivery_link_once UNIQUE (link_hash);

ALTER TABLE ONLY public.organisation_standingdeputy
    ADD CONSTRAINT deputyships_do_not_overlap EXCLUDE USING gist (int8range(hashtextextended(((membership_id)::text || (person_id)::text), (0)::bigint), hashtextextended(((membership_id)::text || (person_id)::text), (0)::bigint), '[]'::text) WITH &&, daterange(valid_from, valid_to, '[)'::text) WITH &&);

ALTER TABLE ONLY public.directives_clause
    ADD CONSTRAINT directives_clause_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.directives_directive
    ADD CONSTRAINT directives_directive_document_id_key UNIQUE (document_id);

ALTER TABLE ONLY public.directives_directive
    ADD CONSTRAINT directives_directive_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.directives_eventoccurrence
    ADD CONSTRAINT directives_eventoccurrence_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.directives_frozenreport
    ADD CONSTRAINT directives_frozenreport_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.directives_recurrence
    ADD CONSTRAINT directives_recurrence_pkey PRIMARY KEY (task_id);

ALTER TABLE ONLY public.directives_recurrencerule
    ADD CONSTRAINT directives_recurrencerule_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.directives_skippedoccurrence
    ADD CONSTRAINT directives_skippedoccurrence_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.directives_spell
    ADD CONSTRAINT directives_spell_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.directives_task
    ADD CONSTRAINT directives_task_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.directives_uncounted
    ADD CONSTRAINT directives_uncounted_pkey PRIMARY KEY (task_id);

ALTER TABLE ONLY public.directives_urgingletter
    ADD CONSTRAINT directives_urgingletter_document_id_key UNIQUE (document_id);

ALTER TABLE ONLY public.directives_urgingletter
    ADD CONSTRAINT directives_urgingletter_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.directives_urgingline
    ADD CONSTRAINT directives_urgingline_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.directives_withdrawal
    ADD CONSTRAINT directives_withdrawal_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.dispatch_delivery
    ADD CONSTRAINT dispatch_delivery_arrival_id_key UNIQUE (arrival_id);

ALTER TABLE ONLY public.dispatch_delivery
    ADD CONSTRAINT dispatch_delivery_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.dispatch_dispatch
    ADD CONSTRAINT dispatch_dispatch_document_id_key UNIQUE (document_id);

ALTER TABLE ONLY public.dispatch_dispatch
    ADD CONSTRAINT dispatch_dispatch_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.dispatch_recall
    ADD CONSTRAINT dispatch_recall_document_id_key UNIQUE (document_id);

ALTER TABLE ONLY public.dispatch_recall
    ADD CONSTRAINT dispatch_recall_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.dispatch_receipt
    ADD CONSTRAINT dispatch_receipt_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.dispatch_relation
    ADD CONSTRAINT dispatch_relation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_app_label_model_76bd3d3b_uniq UNIQUE (app_label, model);

ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.django_migrations
    ADD CONSTRAINT django_migrations_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.django_session
    ADD CONSTRAINT django_session_pkey PRIMARY KEY (session_key);

ALTER TABLE ONLY public.documents_admission
    ADD CONSTRAINT documents_admission_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.documents_alias
    ADD CONSTRAINT documents_alias_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.documents_approval
    ADD CONSTRAINT documents_approval_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.documents_arrival
    ADD CONSTRAINT documents_arrival_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.documents_attachment
    ADD CONSTRAINT documents_attachment_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.documents_audience
    ADD CONSTRAINT documents_audience_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.documents_check
    ADD CONSTRAINT documents_check_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.documents_correspondent
    ADD CONSTRAINT documents_correspondent_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.documents_document
    ADD CONSTRAINT documents_document_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.documents_mark
    ADD CONSTRAINT documents_mark_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.documents_marktemplate_coordinating
    ADD CONSTRAINT documents_marktemplate_c_marktemplate_id_unit_id_28e62f9c_uniq UNIQUE (marktemplate_id, unit_id);

ALTER TABLE ONLY public.documents_marktemplate_coordinating
    ADD CONSTRAINT documents_marktemplate_coordinating_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.documents_marktemplate
    ADD CONSTRAINT documents_marktemplate_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.documents_number
    ADD CONSTRAINT documents_number_idempotency_key_key UNIQUE (idempotency_key);

ALTER TABLE ONLY public.documents_number
    ADD CONSTRAINT documents_number_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.documents_reading
    ADD CONSTRAINT documents_reading_document_id_key UNIQUE (document_id);

ALTER TABLE ONLY public.documents_reading
    ADD CONSTRAINT documents_reading_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.documents_reply
    ADD CONSTRAINT documents_reply_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.documents_series
    ADD CONSTRAINT documents_series_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.documents_version
    ADD CONSTRAINT documents_version_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.minutes_edition
    ADD CONSTRAINT editions_in_order UNIQUE (minutes_id, ordinal);

ALTER TABLE ONLY public.mailroom_enclosure
    ADD CONSTRAINT enclosures_in_order UNIQUE (mail_id, ordinal);

ALTER TABLE ONLY public.directives_eventoccurrence
    ADD CONSTRAINT event_once_per_place UNIQUE NULLS NOT DISTINCT (event_key, organisation_id, body_id, awaited_by_id);

ALTER TABLE ONLY public.programme_expected
    ADD CONSTRAINT expected_in_order UNIQUE (programme_id, ordinal);

ALTER TABLE ONLY public.urging_explanation
    ADD CONSTRAINT explanations_in_order UNIQUE (assignment_id, ordinal);

ALTER TABLE ONLY public.assignments_fact
    ADD CONSTRAINT facts_in_order UNIQUE (assignment_id, ordinal);

ALTER TABLE ONLY public.feeds_feed
    ADD CONSTRAINT feeds_feed_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.feeds_feed
    ADD CONSTRAINT feeds_feed_token_hash_key UNIQUE (token_hash);

ALTER TABLE ONLY public.figures_course
    ADD CONSTRAINT figures_course_arrival_id_key UNIQUE (arrival_id);

ALTER TABLE ONLY public.figures_course
    ADD CONSTRAINT figures_course_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.figures_stay
    ADD CONSTRAINT figures_stay_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.files_blob
    ADD CONSTRAINT files_blob_pkey PRIMARY KEY (sha256);

ALTER TABLE ONLY public.files_storedfile
    ADD CONSTRAINT files_storedfile_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.organisation_groupmember
    ADD CONSTRAINT group_memberships_do_not_overlap EXCLUDE USING gist (int8range(hashtextextended(((group_id)::text || (organisation_id)::text), (0)::bigint), hashtextextended(((group_id)::text || (organisation_id)::text), (0)::bigint), '[]'::text) WITH &&, daterange(valid_from, valid_to, '[)'::text) WITH &&);

ALTER TABLE ONLY public.linking_handover
    ADD CONSTRAINT handovers_in_order UNIQUE (tracker_id, body_id, ordinal);

ALTER TABLE ONLY public.obstacles_link
    ADD CONSTRAINT hangs_once_on_an_obstacle UNIQUE (obstacle_id, assignment_id);

ALTER TABLE ONLY public.organisation_holding
    ADD CONSTRAINT holdings_do_not_overlap EXCLUDE USING gist (int8range(hashtextextended(((person_id)::text || (post_id)::text), (0)::bigint), hashtextextended(((person_id)::text || (post_id)::text), (0)::bigint), '[]'::text) WITH &&, daterange(valid_from, valid_to, '[)'::text) WITH &&);

ALTER TABLE ONLY public.meetings_invitation
    ADD CONSTRAINT invited_once UNIQUE (sitting_id, holding_id);

ALTER TABLE ONLY public.assignments_judgement
    ADD CONSTRAINT judged_once_per_report UNIQUE (verdict_id, deliverable_id);

ALTER TABLE ONLY public.kit_bulkrun
    ADD CONSTRAINT kit_bulkrun_job_id_key UNIQUE (job_id);

ALTER TABLE ONLY public.kit_bulkrun
    ADD CONSTRAINT kit_bulkrun_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.kit_export
    ADD CONSTRAINT kit_export_job_id_key UNIQUE (job_id);

ALTER TABLE ONLY public.kit_export
    ADD CONSTRAINT kit_export_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.kit_importbatch
    ADD CONSTRAINT kit_importbatch_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.kit_importmapping
    ADD CONSTRAINT kit_importmapping_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.kit_importrow
    ADD CONSTRAINT kit_importrow_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.kit_listchoice
    ADD CONSTRAINT kit_listchoice_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.kit_longjob
    ADD CONSTRAINT kit_longjob_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.kit_savedview
    ADD CONSTRAINT kit_savedview_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.assignments_ladder
    ADD CONSTRAINT ladder_versions UNIQUE NULLS NOT DISTINCT (body_id, programme_id, version);

ALTER TABLE ONLY public.assignments_lightrule
    ADD CONSTRAINT light_rule_versions UNIQUE NULLS NOT DISTINCT (body_id, programme_id, version);

ALTER TABLE ONLY public.linking_dependency
    ADD CONSTRAINT linking_dependency_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.linking_externalid
    ADD CONSTRAINT linking_externalid_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.linking_handover
    ADD CONSTRAINT linking_handover_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.linking_handoverline
    ADD CONSTRAINT linking_handoverline_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.linking_imprint
    ADD CONSTRAINT linking_imprint_pkey PRIMARY KEY (task_id);

ALTER TABLE ONLY public.linking_pair
    ADD CONSTRAINT linking_pair_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.linking_tracker
    ADD CONSTRAINT linking_tracker_code_key UNIQUE (code);

ALTER TABLE ONLY public.linking_tracker
    ADD CONSTRAINT linking_tracker_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.mailroom_mail
    ADD CONSTRAINT mail_never_twice UNIQUE (organisation_id, key);

ALTER TABLE ONLY public.mailroom_mailbox
    ADD CONSTRAINT mailbox_once UNIQUE (host, port, "user", folder);

ALTER TABLE ONLY public.mailroom_answering
    ADD CONSTRAINT mailroom_answering_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.mailroom_enclosure_papers
    ADD CONSTRAINT mailroom_enclosure_paper_enclosure_id_traypaper_i_088bea09_uniq UNIQUE (enclosure_id, traypaper_id);

ALTER TABLE ONLY public.mailroom_enclosure_papers
    ADD CONSTRAINT mailroom_enclosure_papers_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.mailroom_enclosure
    ADD CONSTRAINT mailroom_enclosure_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.mailroom_mail
    ADD CONSTRAINT mailroom_mail_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.mailroom_mailbox
    ADD CONSTRAINT mailroom_mailbox_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.mailroom_receiptrule
    ADD CONSTRAINT mailroom_receiptrule_organisation_id_key UNIQUE (organisation_id);

ALTER TABLE ONLY public.mailroom_receiptrule
    ADD CONSTRAINT mailroom_receiptrule_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.mailroom_sendernotice
    ADD CONSTRAINT mailroom_sendernotice_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.organisation_mandate
    ADD CONSTRAINT mandates_do_not_overlap EXCLUDE USING gist (int8range(hashtextextended(((giver_id)::text || (receiver_id)::text), (0)::bigint), hashtextextended(((giver_id)::text || (receiver_id)::text), (0)::bigint), '[]'::text) WITH &&, daterange(valid_from, valid_to, '[)'::text) WITH &&) WHERE ((revoked_on IS NULL));

ALTER TABLE ONLY public.documents_mark
    ADD CONSTRAINT marks_in_order UNIQUE (arrival_id, ordinal);

ALTER TABLE ONLY public.meetings_agendaitem
    ADD CONSTRAINT meetings_agendaitem_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.meetings_answerreminder
    ADD CONSTRAINT meetings_answerreminder_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.meetings_attendance
    ADD CONSTRAINT meetings_attendance_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.meetings_attendancecorrection
    ADD CONSTRAINT meetings_attendancecorrection_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.meetings_conclusion
    ADD CONSTRAINT meetings_conclusion_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.meetings_conclusionnotice
    ADD CONSTRAINT meetings_conclusionnotice_document_id_key UNIQUE (document_id);

ALTER TABLE ONLY public.meetings_conclusionnotice
    ADD CONSTRAINT meetings_conclusionnotice_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.meetings_conclusionnotice
    ADD CONSTRAINT meetings_conclusionnotice_sitting_id_key UNIQUE (sitting_id);

ALTER TABLE ONLY public.meetings_hallscreen
    ADD CONSTRAINT meetings_hallscreen_code_hash_key UNIQUE (code_hash);

ALTER TABLE ONLY public.meetings_hallscreen
    ADD CONSTRAINT meetings_hallscreen_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.meetings_hallscreen
    ADD CONSTRAINT meetings_hallscreen_token_hash_key UNIQUE (token_hash);

ALTER TABLE ONLY public.meetings_invitation
    ADD CONSTRAINT meetings_invitation_named_by_id_key UNIQUE (named_by_id);

ALTER TABLE ONLY public.meetings_invitation
    ADD CONSTRAINT meetings_invitation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.meetings_invitation
    ADD CONSTRAINT meetings_invitation_sits_for_id_key UNIQUE (sits_for_id);

ALTER TABLE ONLY public.meetings_paper
    ADD CONSTRAINT meetings_paper_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.meetings_paperreader
    ADD CONSTRAINT meetings_paperreader_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.meetings_paperreading
    ADD CONSTRAINT meetings_paperreading_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.meetings_paperversion
    ADD CONSTRAINT meetings_paperversion_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.meetings_pointshare
    ADD CONSTRAINT meetings_pointshare_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.meetings_pointspan
    ADD CONSTRAINT meetings_pointspan_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.meetings_pointtext
    ADD CONSTRAINT meetings_pointtext_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.meetings_presiding
    ADD CONSTRAINT meetings_presiding_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.meetings_removal
    ADD CONSTRAINT meetings_removal_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.meetings_rulebook
    ADD CONSTRAINT meetings_rulebook_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.meetings_shortnotice
    ADD CONSTRAINT meetings_shortnotice_paper_id_key UNIQUE (paper_id);

ALTER TABLE ONLY public.meetings_shortnotice
    ADD CONSTRAINT meetings_shortnotice_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.meetings_sitting
    ADD CONSTRAINT meetings_sitting_booking_id_key UNIQUE (booking_id);

ALTER TABLE ONLY public.meetings_sitting
    ADD CONSTRAINT meetings_sitting_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.meetings_sitting_serves
    ADD CONSTRAINT meetings_sitting_serves_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.meetings_sitting_serves
    ADD CONSTRAINT meetings_sitting_serves_sitting_id_body_id_eaf60382_uniq UNIQUE (sitting_id, body_id);

ALTER TABLE ONLY public.meetings_sought
    ADD CONSTRAINT meetings_sought_paper_id_key UNIQUE (paper_id);

ALTER TABLE ONLY public.meetings_sought
    ADD CONSTRAINT meetings_sought_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.meetings_subjectrule
    ADD CONSTRAINT meetings_subjectrule_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.meetings_withdrawnpaper
    ADD CONSTRAINT meetings_withdrawnpaper_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.messaging_message
    ADD CONSTRAINT messaging_message_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.messaging_roomswitch
    ADD CONSTRAINT messaging_roomswitch_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.messaging_roomswitch
    ADD CONSTRAINT messaging_roomswitch_sitting_id_key UNIQUE (sitting_id);

ALTER TABLE ONLY public.mfa_authenticator
    ADD CONSTRAINT mfa_authenticator_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.assignments_milestonestatement
    ADD CONSTRAINT milestone_said_once_per_report UNIQUE (report_id, milestone_id);

ALTER TABLE ONLY public.assignments_milestone
    ADD CONSTRAINT milestones_in_order UNIQUE (assignment_id, ordinal);

ALTER TABLE ONLY public.minutes_decision
    ADD CONSTRAINT minutes_decision_conclusion_id_key UNIQUE (conclusion_id);

ALTER TABLE ONLY public.minutes_decision
    ADD CONSTRAINT minutes_decision_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.minutes_decisionlink
    ADD CONSTRAINT minutes_decisionlink_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.minutes_decisionseries
    ADD CONSTRAINT minutes_decisionseries_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.minutes_edition
    ADD CONSTRAINT minutes_edition_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.minutes_excerpt
    ADD CONSTRAINT minutes_excerpt_document_id_key UNIQUE (document_id);

ALTER TABLE ONLY public.minutes_excerpt
    ADD CONSTRAINT minutes_excerpt_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.minutes_minutes
    ADD CONSTRAINT minutes_minutes_document_id_key UNIQUE (document_id);

ALTER TABLE ONLY public.minutes_minutes
    ADD CONSTRAINT minutes_minutes_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.minutes_minutes
    ADD CONSTRAINT minutes_minutes_sitting_id_key UNIQUE (sitting_id);

ALTER TABLE ONLY public.minutes_passage
    ADD CONSTRAINT minutes_passage_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.minutes_remark
    ADD CONSTRAINT minutes_remark_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.minutes_soughtpassage
    ADD CONSTRAINT minutes_soughtpassage_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.motions_motion
    ADD CONSTRAINT motions_in_order UNIQUE (item_id, ordinal);

ALTER TABLE ONLY public.motions_motion
    ADD CONSTRAINT motions_motion_ballot_id_key UNIQUE (ballot_id);

ALTER TABLE ONLY public.motions_motion
    ADD CONSTRAINT motions_motion_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.motions_voice
    ADD CONSTRAINT motions_voice_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.meetings_paperreader
    ADD CONSTRAINT named_once_for_a_paper UNIQUE (paper_id, invitation_id);

ALTER TABLE ONLY public.agendas_proposalreader
    ADD CONSTRAINT named_once_for_a_proposal UNIQUE NULLS NOT DISTINCT (proposal_id, paper_id, holding_id);

ALTER TABLE ONLY public.notifications_digest
    ADD CONSTRAINT notifications_digest_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.notifications_mail
    ADD CONSTRAINT notifications_mail_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.notifications_mailtimes
    ADD CONSTRAINT notifications_mailtimes_pkey PRIMARY KEY (person_id);

ALTER TABLE ONLY public.notifications_notice
    ADD CONSTRAINT notifications_notice_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.notifications_preference
    ADD CONSTRAINT notifications_preference_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.meetings_invitation
    ADD CONSTRAINT number_of_one UNIQUE (sitting_id, number);

ALTER TABLE ONLY public.documents_number
    ADD CONSTRAINT number_once_per_series UNIQUE (series_id, number);

ALTER TABLE ONLY public.obstacles_ladder
    ADD CONSTRAINT obstacle_ladder_versions UNIQUE NULLS NOT DISTINCT (body_id, programme_id, version);

ALTER TABLE ONLY public.obstacles_ladder
    ADD CONSTRAINT obstacles_ladder_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.obstacles_link
    ADD CONSTRAINT obstacles_link_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.obstacles_obstacle
    ADD CONSTRAINT obstacles_obstacle_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.obstacles_step
    ADD CONSTRAINT obstacles_step_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.reporting_edition
    ADD CONSTRAINT once_per_period UNIQUE (schedule_id, period);

ALTER TABLE ONLY public.accounts_idempotencykey
    ADD CONSTRAINT one_answer_per_key UNIQUE (user_id, key);

ALTER TABLE ONLY public.dates_timeanswer
    ADD CONSTRAINT one_answer_to_a_possible_time UNIQUE (asked_id, time_id);

ALTER TABLE ONLY public.kit_listchoice
    ADD CONSTRAINT one_choice_for_a_list UNIQUE (user_id, "table");

ALTER TABLE ONLY public.webhooks_delivery
    ADD CONSTRAINT one_delivery_per_entry UNIQUE (endpoint_id, entry_id);

ALTER TABLE ONLY public.notifications_digest
    ADD CONSTRAINT one_digest_per_day UNIQUE (person_id, day);

ALTER TABLE ONLY public.organisation_calendarday
    ADD CONSTRAINT one_entry_for_a_day UNIQUE NULLS NOT DISTINCT (organisation_id, day);

ALTER TABLE ONLY public.audit_followerfailure
    ADD CONSTRAINT one_failure_per_entry UNIQUE (follower, index);

ALTER TABLE ONLY public.procedures_opinionform
    ADD CONSTRAINT one_form_per_invitation UNIQUE (procedure_id, invitation_id);

ALTER TABLE ONLY public.procedures_opinionform
    ADD CONSTRAINT one_form_per_member UNIQUE (procedure_id, person_id);

ALTER TABLE ONLY public.organisation_groupmember
    ADD CONSTRAINT one_group_membership UNIQUE (group_id, organisation_id, valid_from);

ALTER TABLE ONLY public.kit_importmapping
    ADD CONSTRAINT one_mapping UNIQUE (user_id, kind, headings_hash);

ALTER TABLE ONLY public.reading_note
    ADD CONSTRAINT one_note_on_a_point UNIQUE (item_id, person_id);

ALTER TABLE ONLY public.notifications_notice
    ADD CONSTRAINT one_notice_per_entry UNIQUE (entry_id, person_id, kind);

ALTER TABLE ONLY public.procedures_opinion
    ADD CONSTRAINT one_opinion_on_a_question UNIQUE (form_id, question_id);

ALTER TABLE ONLY public.agendas_position
    ADD CONSTRAINT one_position_on_a_point UNIQUE (item_id, invitation_id);

ALTER TABLE ONLY public.documents_series
    ADD CONSTRAINT one_series UNIQUE NULLS NOT DISTINCT (body_id, organisation_id, direction, type_code, term_id, year);

ALTER TABLE ONLY public.meetings_pointshare
    ADD CONSTRAINT one_share_in_a_point UNIQUE (item_id, invitation_id);

ALTER TABLE ONLY public.changes_changedtask
    ADD CONSTRAINT one_side_of_an_ending UNIQUE (ending_id, task_id);

ALTER TABLE ONLY public.directives_spell
    ADD CONSTRAINT one_spell_at_a_time UNIQUE (task_id, first_on);

ALTER TABLE ONLY public.organisation_succession
    ADD CONSTRAINT one_succession UNIQUE (predecessor_id, successor_id);

ALTER TABLE ONLY public.motions_voice
    ADD CONSTRAINT one_voice_on_a_motion UNIQUE (motion_id, invitation_id);

ALTER TABLE ONLY public.voting_vote
    ADD CONSTRAINT one_vote_per_holder UNIQUE (ballot_id, voter_id);

ALTER TABLE ONLY public.notifications_preference
    ADD CONSTRAINT one_way_per_kind UNIQUE (holding_id, kind);

ALTER TABLE ONLY public.voting_option
    ADD CONSTRAINT options_in_order UNIQUE (ballot_id, ordinal);

ALTER TABLE ONLY public.organisation_body
    ADD CONSTRAINT organisation_body_code_key UNIQUE (code);

ALTER TABLE ONLY public.organisation_body
    ADD CONSTRAINT organisation_body_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.organisation_body_serves
    ADD CONSTRAINT organisation_body_serves_from_body_id_to_body_id_734ca054_uniq UNIQUE (from_body_id, to_body_id);

ALTER TABLE ONLY public.organisation_body_serves
    ADD CONSTRAINT organisation_body_serves_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.organisation_calendarday
    ADD CONSTRAINT organisation_calendarday_pkey1 PRIMARY KEY (id);

ALTER TABLE ONLY public.organisation_exposureacceptance
    ADD CONSTRAINT organisation_exposureacceptance_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.organisation_group
    ADD CONSTRAINT organisation_group_code_key UNIQUE (code);

ALTER TABLE ONLY public.organisation_group
    ADD CONSTRAINT organisation_group_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.organisation_groupmember
    ADD CONSTRAINT organisation_groupmember_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.organisation_holding
    ADD CONSTRAINT organisation_holding_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.organisation_mandate
    ADD CONSTRAINT organisation_mandate_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.organisation_organisation
    ADD CONSTRAINT organisation_organisation_code_key UNIQUE (code);

ALTER TABLE ONLY public.organisation_organisation
    ADD CONSTRAINT organisation_organisation_path_key UNIQUE (path);

ALTER TABLE ONLY public.organisation_organisation
    ADD CONSTRAINT organisation_organisation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.organisation_othername
    ADD CONSTRAINT organisation_othername_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.organisation_person
    ADD CONSTRAINT organisation_person_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.organisation_person
    ADD CONSTRAINT organisation_person_user_id_key UNIQUE (user_id);

ALTER TABLE ONLY public.organisation_post
    ADD CONSTRAINT organisation_post_code_key UNIQUE (code);

ALTER TABLE ONLY public.organisation_post
    ADD CONSTRAINT organisation_post_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.organisation_standingagency
    ADD CONSTRAINT organisation_standingagency_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.organisation_standingdeputy
    ADD CONSTRAINT organisation_standingdeputy_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.organisation_succession
    ADD CONSTRAINT organisation_succession_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.organisation_term
    ADD CONSTRAINT organisation_term_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.organisation_unit
    ADD CONSTRAINT organisation_unit_code_key UNIQUE (code);

ALTER TABLE ONLY public.organisation_unit
    ADD CONSTRAINT organisation_unit_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.capture_original
    ADD CONSTRAINT originals_in_order UNIQUE (paper_id, ordinal);

ALTER TABLE ONLY public.capture_page
    ADD CONSTRAINT page_once UNIQUE (paper_id, number);

ALTER TABLE ONLY public.linking_pair
    ADD CONSTRAINT pair_once UNIQUE (first_id, second_id);

ALTER TABLE ONLY public.agendas_expectedpaper
    ADD CONSTRAINT paper_expected_once UNIQUE (item_id, title);

ALTER TABLE ONLY public.mailroom_sendernotice
    ADD CONSTRAINT paper_told_once UNIQUE (kind, paper_id);

ALTER TABLE ONLY public.meetings_paperversion
    ADD CONSTRAINT paper_version_once UNIQUE (paper_id, number);

ALTER TABLE ONLY public.meetings_paperreading
    ADD CONSTRAINT paper_version_opened_once UNIQUE (paper_id, person_id, version);

ALTER TABLE ONLY public.minutes_passage
    ADD CONSTRAINT passage_once UNIQUE (minutes_id, key);

ALTER TABLE ONLY public.changes_passed
    ADD CONSTRAINT passed_once_in_a_passing UNIQUE (passing_id, left_id);

ALTER TABLE ONLY public.meetings_pointtext
    ADD CONSTRAINT point_text_version_once UNIQUE (item_id, number);

ALTER TABLE ONLY public.meetings_agendaitem
    ADD CONSTRAINT points_in_order UNIQUE (sitting_id, "position") DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.presenting_presentation
    ADD CONSTRAINT presenting_presentation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.presenting_presentation
    ADD CONSTRAINT presenting_presentation_sitting_id_key UNIQUE (sitting_id);

ALTER TABLE ONLY public.procedures_opinion
    ADD CONSTRAINT procedures_opinion_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.procedures_opinionform
    ADD CONSTRAINT procedures_opinionform_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.procedures_procedure
    ADD CONSTRAINT procedures_procedure_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.procedures_procedure
    ADD CONSTRAINT procedures_procedure_sitting_id_key UNIQUE (sitting_id);

ALTER TABLE ONLY public.procedures_prolongation
    ADD CONSTRAINT procedures_prolongation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.procedures_question
    ADD CONSTRAINT procedures_question_item_id_key UNIQUE (item_id);

ALTER TABLE ONLY public.procedures_question
    ADD CONSTRAINT procedures_question_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.procedures_reminder
    ADD CONSTRAINT procedures_reminder_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.procrastinate_events
    ADD CONSTRAINT procrastinate_events_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.procrastinate_jobs
    ADD CONSTRAINT procrastinate_jobs_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_unique UNIQUE (task_name, periodic_id, defer_timestamp);

ALTER TABLE ONLY public.procrastinate_workers
    ADD CONSTRAINT procrastinate_workers_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.programme_advising
    ADD CONSTRAINT programme_advising_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.programme_change
    ADD CONSTRAINT programme_change_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.programme_expected
    ADD CONSTRAINT programme_expected_document_id_key UNIQUE (document_id);

ALTER TABLE ONLY public.programme_expected
    ADD CONSTRAINT programme_expected_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.programme_programme
    ADD CONSTRAINT programme_once UNIQUE NULLS NOT DISTINCT (body_id, organisation_id, name);

ALTER TABLE ONLY public.programme_programme
    ADD CONSTRAINT programme_programme_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.programme_rung
    ADD CONSTRAINT programme_rung_once UNIQUE (expected_id, kind, "on");

ALTER TABLE ONLY public.programme_rung
    ADD CONSTRAINT programme_rung_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.agendas_proposalpaperversion
    ADD CONSTRAINT proposed_version_once UNIQUE (paper_id, number);

ALTER TABLE ONLY public.protection_change
    ADD CONSTRAINT protection_change_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.proving_code
    ADD CONSTRAINT proving_code_code_key UNIQUE (code);

ALTER TABLE ONLY public.proving_code
    ADD CONSTRAINT proving_code_document_id_key UNIQUE (document_id);

ALTER TABLE ONLY public.proving_code
    ADD CONSTRAINT proving_code_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.reading_note
    ADD CONSTRAINT reading_note_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.assignments_receiptclock
    ADD CONSTRAINT receipt_clock_versions UNIQUE NULLS NOT DISTINCT (body_id, programme_id, version);

ALTER TABLE ONLY public.directives_recurrencerule
    ADD CONSTRAINT recurrence_versions UNIQUE (recurrence_id, version);

ALTER TABLE ONLY public.voting_recusal
    ADD CONSTRAINT recused_once UNIQUE (item_id, invitation_id);

ALTER TABLE ONLY public.dispatch_relation
    ADD CONSTRAINT related_once UNIQUE (later_id, earlier_id);

ALTER TABLE ONLY public.procedures_reminder
    ADD CONSTRAINT reminded_once_per_rung UNIQUE (procedure_id, until, hours);

ALTER TABLE ONLY public.documents_reply
    ADD CONSTRAINT reply_once UNIQUE (arrival_id, document_id);

ALTER TABLE ONLY public.reporting_briefing
    ADD CONSTRAINT reporting_briefing_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.reporting_edition
    ADD CONSTRAINT reporting_edition_briefing_id_key UNIQUE (briefing_id);

ALTER TABLE ONLY public.reporting_edition
    ADD CONSTRAINT reporting_edition_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.reporting_edition
    ADD CONSTRAINT reporting_edition_report_id_key UNIQUE (report_id);

ALTER TABLE ONLY public.reporting_reportpaper
    ADD CONSTRAINT reporting_reportpaper_document_id_key UNIQUE (document_id);

ALTER TABLE ONLY public.reporting_reportpaper
    ADD CONSTRAINT reporting_reportpaper_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.reporting_schedule
    ADD CONSTRAINT reporting_schedule_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.reporting_schedule_readers
    ADD CONSTRAINT reporting_schedule_readers_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.reporting_schedule_readers
    ADD CONSTRAINT reporting_schedule_readers_schedule_id_post_id_4163b85c_uniq UNIQUE (schedule_id, post_id);

ALTER TABLE ONLY public.assignments_report
    ADD CONSTRAINT reports_in_order UNIQUE (assignment_id, ordinal);

ALTER TABLE ONLY public.reviews_reviewrule
    ADD CONSTRAINT review_rule_versions UNIQUE NULLS NOT DISTINCT (body_id, version);

ALTER TABLE ONLY public.reviews_review
    ADD CONSTRAINT reviews_in_order UNIQUE (directive_id, ordinal);

ALTER TABLE ONLY public.reviews_reminder
    ADD CONSTRAINT reviews_reminder_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.reviews_review
    ADD CONSTRAINT reviews_review_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.reviews_reviewrule
    ADD CONSTRAINT reviews_reviewrule_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.rooms_room
    ADD CONSTRAINT room_named_once UNIQUE (organisation_id, name);

ALTER TABLE ONLY public.rooms_booking
    ADD CONSTRAINT rooms_booking_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.rooms_room
    ADD CONSTRAINT rooms_room_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.kit_importrow
    ADD CONSTRAINT rows_of_a_sheet UNIQUE (batch_id, number);

ALTER TABLE ONLY public.meetings_rulebook
    ADD CONSTRAINT rule_book_version_once UNIQUE (body_id, version);

ALTER TABLE ONLY public.assignments_rung
    ADD CONSTRAINT rung_fires_once UNIQUE (assignment_id, lapses_at, key);

ALTER TABLE ONLY public.assignments_ladderstep
    ADD CONSTRAINT rung_once_in_a_ladder UNIQUE (ladder_id, key);

ALTER TABLE ONLY public.scim_directoryentry
    ADD CONSTRAINT scim_directoryentry_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.scim_directoryentry
    ADD CONSTRAINT scim_directoryentry_user_id_key UNIQUE (user_id);

ALTER TABLE ONLY public.seeing_dashboard
    ADD CONSTRAINT seeing_dashboard_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.seeing_start
    ADD CONSTRAINT seeing_start_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.seeing_start
    ADD CONSTRAINT seeing_start_user_id_key UNIQUE (user_id);

ALTER TABLE ONLY public.seeing_tilemap
    ADD CONSTRAINT seeing_tilemap_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.signing_appearance
    ADD CONSTRAINT signing_appearance_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.directives_skippedoccurrence
    ADD CONSTRAINT skipped_once UNIQUE (recurrence_id, occurrence);

ALTER TABLE ONLY public.socialaccount_socialaccount
    ADD CONSTRAINT socialaccount_socialaccount_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.socialaccount_socialaccount
    ADD CONSTRAINT socialaccount_socialaccount_provider_uid_fc810c6e_uniq UNIQUE (provider, uid);

ALTER TABLE ONLY public.socialaccount_socialapp
    ADD CONSTRAINT socialaccount_socialapp_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.socialaccount_socialtoken
    ADD CONSTRAINT socialaccount_socialtoken_app_id_account_id_fca4e0ac_uniq UNIQUE (app_id, account_id);

ALTER TABLE ONLY public.socialaccount_socialtoken
    ADD CONSTRAINT socialaccount_socialtoken_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.speaking_closedlist
    ADD CONSTRAINT speaking_closedlist_item_id_key UNIQUE (item_id);

ALTER TABLE ONLY public.speaking_closedlist
    ADD CONSTRAINT speaking_closedlist_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.speaking_debate
    ADD CONSTRAINT speaking_debate_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.speaking_debate
    ADD CONSTRAINT speaking_debate_sitting_id_key UNIQUE (sitting_id);

ALTER TABLE ONLY public.speaking_speakinggroup
    ADD CONSTRAINT speaking_group_named_once UNIQUE (sitting_id, name);

ALTER TABLE ONLY public.speaking_speakinggroup
    ADD CONSTRAINT speaking_speakinggroup_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.speaking_speakingseat
    ADD CONSTRAINT speaking_speakingseat_invitation_id_key UNIQUE (invitation_id);

ALTER TABLE ONLY public.speaking_speakingseat
    ADD CONSTRAINT speaking_speakingseat_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.speaking_speech
    ADD CONSTRAINT speaking_speech_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.figures_stay
    ADD CONSTRAINT stays_in_order UNIQUE (course_id, ordinal);

ALTER TABLE ONLY public.obstacles_step
    ADD CONSTRAINT steps_of_an_obstacle_in_order UNIQUE (obstacle_id, ordinal);

ALTER TABLE ONLY public.meetings_subjectrule
    ADD CONSTRAINT subject_ruled_once UNIQUE (book_id, subject);

ALTER TABLE ONLY public.subscriptions_subscription
    ADD CONSTRAINT subscribed_once UNIQUE (view_id, holding_id);

ALTER TABLE ONLY public.subscriptions_subscription
    ADD CONSTRAINT subscriptions_subscription_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.subscriptions_told
    ADD CONSTRAINT subscriptions_told_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.directives_task
    ADD CONSTRAINT tasks_in_order UNIQUE NULLS NOT DISTINCT (directive_id, ordinal, occurrence);

ALTER TABLE ONLY public.voting_teller
    ADD CONSTRAINT teller_number_once UNIQUE (panel_id, number);

ALTER TABLE ONLY public.voting_teller
    ADD CONSTRAINT teller_once UNIQUE (panel_id, invitation_id);

ALTER TABLE ONLY public.writing_templateversion
    ADD CONSTRAINT template_versions_in_order UNIQUE (template_id, ordinal);

ALTER TABLE ONLY public.organisation_term
    ADD CONSTRAINT terms_do_not_overlap EXCLUDE USING gist (int8range(hashtextextended((body_id)::text, (0)::bigint), hashtextextended((body_id)::text, (0)::bigint), '[]'::text) WITH &&, daterange(valid_from, valid_to, '[)'::text) WITH &&);

ALTER TABLE ONLY public.seeing_tilemap
    ADD CONSTRAINT tile_map_versions UNIQUE (valid_from, version);

ALTER TABLE ONLY public.dates_possibletime
    ADD CONSTRAINT time_possible_once_in_a_poll UNIQUE (poll_id, starts_at);

ALTER TABLE ONLY public.subscriptions_told
    ADD CONSTRAINT told_once UNIQUE (subscription_id, document_id);

ALTER TABLE ONLY public.linking_handoverline
    ADD CONSTRAINT told_once_in_a_handover UNIQUE (handover_id, task_id);

ALTER TABLE ONLY public.reviews_reminder
    ADD CONSTRAINT told_once_of_a_review UNIQUE (directive_id, due_on);

ALTER TABLE ONLY public.directives_urgingline
    ADD CONSTRAINT urged_once_per_letter UNIQUE (letter_id, assignment_id);

ALTER TABLE ONLY public.urging_dismissal
    ADD CONSTRAINT urging_dismissal_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.urging_dismissal
    ADD CONSTRAINT urging_dismissal_rung_id_key UNIQUE (rung_id);

ALTER TABLE ONLY public.urging_explanation
    ADD CONSTRAINT urging_explanation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.documents_version
    ADD CONSTRAINT versions_in_order UNIQUE (document_id, ordinal);

ALTER TABLE ONLY public.kit_savedview
    ADD CONSTRAINT view_named_once UNIQUE (owner_id, "table", name);

ALTER TABLE ONLY public.voting_ballot
    ADD CONSTRAINT voting_ballot_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.voting_counting
    ADD CONSTRAINT voting_counting_ballot_id_key UNIQUE (ballot_id);

ALTER TABLE ONLY public.voting_counting
    ADD CONSTRAINT voting_counting_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.voting_handcount
    ADD CONSTRAINT voting_handcount_ballot_id_key UNIQUE (ballot_id);

ALTER TABLE ONLY public.voting_handcount
    ADD CONSTRAINT voting_handcount_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.voting_merger
    ADD CONSTRAINT voting_merger_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.voting_opening
    ADD CONSTRAINT voting_opening_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.voting_option
    ADD CONSTRAINT voting_option_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.voting_panel
    ADD CONSTRAINT voting_panel_ballot_id_key UNIQUE (ballot_id);

ALTER TABLE ONLY public.voting_panel
    ADD CONSTRAINT voting_panel_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.voting_proxy
    ADD CONSTRAINT voting_proxy_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.voting_proxy_points
    ADD CONSTRAINT voting_proxy_points_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.voting_proxy_points
    ADD CONSTRAINT voting_proxy_points_proxy_id_agendaitem_id_2355a00e_uniq UNIQUE (proxy_id, agendaitem_id);

ALTER TABLE ONLY public.voting_recusal
    ADD CONSTRAINT voting_recusal_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.voting_sealedpaper
    ADD CONSTRAINT voting_sealedpaper_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.voting_sealedpaper
    ADD CONSTRAINT voting_sealedpaper_vote_id_key UNIQUE (vote_id);

ALTER TABLE ONLY public.voting_secretcount
    ADD CONSTRAINT voting_secretcount_ballot_id_key UNIQUE (ballot_id);

ALTER TABLE ONLY public.voting_secretcount
    ADD CONSTRAINT voting_secretcount_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.voting_teller
    ADD CONSTRAINT voting_teller_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.voting_vote
    ADD CONSTRAINT voting_vote_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.webhooks_attempt
    ADD CONSTRAINT webhooks_attempt_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.webhooks_delivery
    ADD CONSTRAINT webhooks_delivery_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.webhooks_endpoint
    ADD CONSTRAINT webhooks_endpoint_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.writing_beginning
    ADD CONSTRAINT writing_beginning_document_id_key UNIQUE (document_id);

ALTER TABLE ONLY public.writing_beginning
    ADD CONSTRAINT writing_beginning_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.writing_templateversion
    ADD CONSTRAINT writing_templateversion_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.writing_wordtemplate
    ADD CONSTRAINT writing_wordtemplate_pkey PRIMARY KEY (id);

CREATE INDEX account_emailaddress_email_03be32b2 ON public.account_emailaddress USING btree (email);

CREATE INDEX account_emailaddress_email_03be32b2_like ON public.account_emailaddress USING btree (email varchar_pattern_ops);

CREATE INDEX account_emailaddress_user_id_2c513194 ON public.account_emailaddress USING btree (user_id);

CREATE INDEX account_emailconfirmation_email_address_id_5b7f8c58 ON public.account_emailconfirmation USING btree (email_address_id);

CREATE INDEX account_emailconfirmation_key_f43612bd_like ON public.account_emailconfirmation USING btree (key varchar_pattern_ops);

CREATE INDEX accounts_apitoken_user_id_bbee13e0 ON public.accounts_apitoken USING btree (user_id);

CREATE INDEX accounts_attempts_key_0ae269bd_like ON public.accounts_attempts USING btree (key varchar_pattern_ops);

CREATE INDEX accounts_cache_expires ON public.accounts_cache USING btree (expires);

CREATE INDEX accounts_idempotencykey_user_id_ad587486 ON public.accounts_idempotencykey USING btree (user_id);

CREATE INDEX accounts_keptform_user_id_c1c200be ON public.accounts_keptform USING btree (user_id);

CREATE INDEX accounts_user_groups_group_id_bd11a704 ON public.accounts_user_groups USING btree (group_id);

CREATE INDEX accounts_user_groups_user_id_52b62117 ON public.accounts_user_groups USING btree (user_id);

CREATE INDEX accounts_user_user_permissions_permission_id_113bb443 ON public.accounts_user_user_permissions USING btree (permission_id);

CREATE INDEX accounts_user_user_permissions_user_id_e4f0a161 ON public.accounts_user_user_permissions USING btree (user_id);

CREATE INDEX accounts_user_username_6088629e_like ON public.accounts_user USING btree (username varchar_pattern_ops);

CREATE INDEX accounts_usersession_user_id_567c9519 ON public.accounts_usersession USING btree (user_id);

CREATE INDEX admission_holding ON public.documents_admission USING btree (holding_id) WHERE (ended_at IS NULL);

CREATE UNIQUE INDEX admitted_once ON public.documents_admission USING btree (document_id, holding_id, mandate_id) NULLS NOT DISTINCT WHERE (ended_at IS NULL);

CREATE INDEX agendas_agendatemplate_body_id_78a776ea ON public.agendas_agendatemplate USING btree (body_id);

CREATE INDEX agendas_askedopinion_file_id_4417bf58 ON public.agendas_askedopinion USING btree (file_id);

CREATE INDEX agendas_askedopinion_holding_id_9979e9b2 ON public.agendas_askedopinion USING btree (holding_id);

CREATE INDEX agendas_askedopinion_request_id_4bd87f7f ON public.agendas_askedopinion USING btree (request_id);

CREATE INDEX agendas_carriedpoint_proposal_id_2174bb07 ON public.agendas_carriedpoint USING btree (proposal_id);

CREATE INDEX agendas_expectedpaper_item_id_e4dda5f1 ON public.agendas_expectedpaper USING btree (item_id);

CREATE INDEX agendas_opinionrequest_item_id_d564dd2a ON public.agendas_opinionrequest USING btree (item_id);

CREATE INDEX agendas_opinionrequest_proposal_id_5cad2737 ON public.agendas_opinionrequest USING btree (proposal_id);

CREATE INDEX agendas_position_invitation_id_229abf94 ON public.agendas_position USING btree (invitation_id);

CREATE INDEX agendas_position_item_id_4a5fa463 ON public.agendas_position USING btree (item_id);

CREATE INDEX agendas_proposal_body_id_f7593157 ON public.agendas_proposal USING btree (body_id);

CREATE INDEX agendas_proposal_proposer_id_be73f3d0 ON public.agendas_proposal USING btree (proposer_id);

CREATE INDEX agendas_proposal_unit_id_5ea9187d ON public.agendas_proposal USING btree (unit_id);

CREATE INDEX agendas_proposalpaper_file_id_2d4ba3eb ON public.agendas_proposalpaper USING btree (file_id);

CREATE INDEX agendas_proposalpaper_proposal_id_1df7fe10 ON public.agendas_proposalpaper USING btree (proposal_id);

CREATE INDEX agendas_proposalpaperversion_file_id_fa53d5e8 ON public.agendas_proposalpaperversion USING btree (file_id);

CREATE INDEX agendas_proposalpaperversion_paper_id_dc463fd8 ON public.agendas_proposalpaperversion USING btree (paper_id);

CREATE INDEX agendas_proposalreader_holding_id_69397e67 ON public.agendas_proposalreader USING btree (holding_id);

CREATE INDEX agendas_proposalreader_paper_id_1d01f3e6 ON public.agendas_proposalreader USING btree (paper_id);

CREATE INDEX agendas_proposalreader_proposal_id_4b8f1e99 ON public.agendas_proposalreader USING btree (proposal_id);

CREATE INDEX agendas_proposalstep_proposal_id_ebf6dbf8 ON public.agendas_proposalstep USING btree (proposal_id);

CREATE INDEX agendas_resumedpoint_item_id_5484d2ae ON public.agendas_resumedpoint USING btree (item_id);

CREATE INDEX agendas_reviewpath_body_id_87baccc2 ON public.agendas_reviewpath USING btree (body_id);

CREATE INDEX arrival_document ON public.documents_arrival USING btree (document_id);

CREATE INDEX arrival_newest ON public.documents_arrival USING btree (organisation_id, registered_at DESC, id DESC);

CREATE UNIQUE INDEX asked_to_speak_once ON public.speaking_speech USING btree (item_id, invitation_id) WHERE ((began_at IS NULL) AND (withdrawn_at IS NULL));

CREATE INDEX assignment_body ON public.assignments_assignment USING btree (body_id, current_lapses_at, id);

CREATE INDEX assignment_clocked ON public.assignments_assignment USING btree (monitor_id) WHERE (receive_by IS NOT NULL);

CREATE INDEX assignment_disputed ON public.assignments_assignment USING btree (monitor_id, giver_id) WHERE ((closed_at IS NULL) AND is_disputed);

CREATE INDEX assignment_endless ON public.assignments_assignment USING btree (matter_id) WHERE ((closed_at IS NULL) AND (current_lapses_at IS NULL) AND (done_accepted_at IS NULL));

CREATE INDEX assignment_giver ON public.assignments_assignment USING btree (giver_id) WHERE (giver_id IS NOT NULL);

CREATE INDEX assignment_holding ON public.assignments_assignment USING btree (holding_id) WHERE (holding_id IS NOT NULL);

CREATE INDEX assignment_house ON public.assignments_assignment USING btree (house_id) WHERE (house_id IS NOT NULL);

CREATE INDEX assignment_matter ON public.assignments_assignment USING btree (matter_kind, matter_id);

CREATE INDEX assignment_monitor ON public.assignments_assignment USING btree (monitor_id, current_lapses_at, id);

CREATE INDEX assignment_open_due ON public.assignments_assignment USING btree (current_lapses_at) WHERE ((closed_at IS NULL) AND (done_accepted_at IS NULL));

CREATE INDEX assignment_organisation ON public.assignments_assignment USING btree (organisation_id, current_lapses_at, id);

CREATE INDEX assignment_unit ON public.assignments_assignment USING btree (unit_id) WHERE (unit_id IS NOT NULL);

CREATE INDEX assignment_unreceived ON public.assignments_assignment USING btree (receive_by) WHERE ((answered_at IS NULL) AND (closed_at IS NULL) AND (receive_by IS NOT NULL));

CREATE INDEX assignments_assignment_body_id_47e7ed03 ON public.assignments_assignment USING btree (body_id);

CREATE INDEX assignments_assignment_holding_id_f2fd7304 ON public.assignments_assignment USING btree (holding_id);

CREATE INDEX assignments_assignment_monitor_id_0f65a568 ON public.assignments_assignment USING btree (monitor_id);

CREATE INDEX assignments_assignment_organisation_id_9e0e4ef5 ON public.assignments_assignment USING btree (organisation_id);

CREATE INDEX assignments_assignment_parent_id_12d7f690 ON public.assignments_assignment USING btree (parent_id);

CREATE INDEX assignments_assignment_unit_id_c933feec ON public.assignments_assignment USING btree (unit_id);

CREATE INDEX assignments_deliverablechange_deliverable_id_0d364e1d ON public.assignments_deliverablechange USING btree (deliverable_id);

CREATE INDEX assignments_evidence_deliverable_id_8214c4d2 ON public.assignments_evidence USING btree (deliverable_id);

CREATE INDEX assignments_evidence_file_id_f1d52536 ON public.assignments_evidence USING btree (file_id);

CREATE INDEX assignments_evidence_report_id_69ea1944 ON public.assignments_evidence USING btree (report_id);

CREATE INDEX assignments_examination_request_id_504e8458 ON public.assignments_examination USING btree (request_id);

CREATE INDEX assignments_extensionrequest_assignment_id_cd65c302 ON public.assignments_extensionrequest USING btree (assignment_id);

CREATE INDEX assignments_fact_assignment_id_eefe69fe ON public.assignments_fact USING btree (assignment_id);

CREATE INDEX assignments_fact_report_id_88765041 ON public.assignments_fact USING btree (report_id);

CREATE INDEX assignments_judgement_deliverable_id_7d4336ee ON public.assignments_judgement USING btree (deliverable_id);

CREATE INDEX assignments_judgement_verdict_id_a75bc423 ON public.assignments_judgement USING btree (verdict_id);

CREATE INDEX assignments_ladder_body_id_d2979033 ON public.assignments_ladder USING btree (body_id);

CREATE INDEX assignments_ladderstep_ladder_id_ecd546c1 ON public.assignments_ladderstep USING btree (ladder_id);

CREATE INDEX assignments_lightrule_body_id_9c171158 ON public.assignments_lightrule USING btree (body_id);

CREATE INDEX assignments_milestone_assignment_id_26ca219d ON public.assignments_milestone USING btree (assignment_id);

CREATE INDEX assignments_milestonestatement_milestone_id_2b3b5fb8 ON public.assignments_milestonestatement USING btree (milestone_id);

CREATE INDEX assignments_milestonestatement_report_id_54166dcb ON public.assignments_milestonestatement USING btree (report_id);

CREATE INDEX assignments_receiptclock_body_id_b9d44b23 ON public.assignments_receiptclock USING btree (body_id);

CREATE INDEX assignments_recoveryplan_assignment_id_0885eef9 ON public.assignments_recoveryplan USING btree (assignment_id);

CREATE INDEX assignments_report_assignment_id_9203f66a ON public.assignments_report USING btree (assignment_id);

CREATE INDEX assignments_requestevidence_file_id_a7b9c579 ON public.assignments_requestevidence USING btree (file_id);

CREATE INDEX assignments_requestevidence_request_id_84b4181a ON public.assignments_requestevidence USING btree (request_id);

CREATE INDEX attempt_log ON public.webhooks_attempt USING btree (delivery_id, at DESC, id DESC);

CREATE INDEX audience_body ON public.documents_audience USING btree (body_id);

CREATE INDEX audience_document ON public.documents_audience USING btree (document_id, organisation_id);

CREATE INDEX audience_holding ON public.documents_audience USING btree (holding_id);

CREATE INDEX audience_organisation ON public.documents_audience USING btree (organisation_id);

CREATE INDEX audience_post ON public.documents_audience USING btree (post_id);

CREATE INDEX audience_unit ON public.documents_audience USING btree (unit_id);

CREATE INDEX audit_follower_name_b3178fb4_like ON public.audit_follower USING btree (name varchar_pattern_ops);

CREATE INDEX auth_group_name_a6ea08ec_like ON public.auth_group USING btree (name varchar_pattern_ops);

CREATE INDEX auth_group_permissions_group_id_b120cbf9 ON public.auth_group_permissions USING btree (group_id);

CREATE INDEX auth_group_permissions_permission_id_84c5c92e ON public.auth_group_permissions USING btree (permission_id);

CREATE INDEX auth_permission_content_type_id_2f476e4b ON public.auth_permission USING btree (content_type_id);

CREATE INDEX ballots_tied ON public.voting_ballot USING btree (sitting_id) WHERE (waits_since IS NOT NULL);

CREATE INDEX bookings_by_time ON public.rooms_booking USING btree (taken_from, taken_until);

CREATE INDEX briefing_of_body ON public.reporting_briefing USING btree (body_id, frozen_at DESC);

CREATE INDEX cadence_reminder_assignment_id_3aeba204 ON public.cadence_reminder USING btree (assignment_id);

CREATE INDEX cadence_reportrule_body_id_33623923 ON public.cadence_reportrule USING btree (body_id);

CREATE INDEX cadence_reportrule_directive_id_e051849f ON public.cadence_reportrule USING btree (directive_id);

CREATE INDEX cadence_reportrule_task_id_05261ef4 ON public.cadence_reportrule USING btree (task_id);

CREATE INDEX capture_likeness_document_id_c9976e71 ON public.capture_likeness USING btree (document_id);

CREATE INDEX capture_original_file_id_53e103f7 ON public.capture_original USING btree (file_id);

CREATE INDEX capture_original_paper_id_c51119f1 ON public.capture_original USING btree (paper_id);

CREATE INDEX capture_page_paper_id_eac424cc ON public.capture_page USING btree (paper_id);

CREATE INDEX capture_traypaper_came_in_id_d0814a30 ON public.capture_traypaper USING btree (came_in_id);

CREATE INDEX capture_traypaper_for_unit_id_22bdd0f0 ON public.capture_traypaper USING btree (for_unit_id);

CREATE INDEX capture_traypaper_into_id_26c79cdd ON public.capture_traypaper USING btree (into_id);

CREATE INDEX capture_traypaper_organisation_id_ce42179a ON public.capture_traypaper USING btree (organisation_id);

CREATE INDEX capture_traypaper_readable_id_b6a856d9 ON public.capture_traypaper USING btree (readable_id);

CREATE INDEX capture_traypaper_rendition_id_6ee2ed8d ON public.capture_traypaper USING btree (rendition_id);

CREATE INDEX cascade_rollup_above_id_5ca05678 ON public.cascade_rollup USING btree (above_id);

CREATE INDEX cascade_rollup_asker_id_b168a835 ON public.cascade_rollup USING btree (asker_id);

CREATE INDEX cascade_rollup_directive_id_c89c2438 ON public.cascade_rollup USING btree (directive_id);

CREATE INDEX cascade_rollup_organisation_id_74fccea1 ON public.cascade_rollup USING btree (organisation_id);

CREATE INDEX cascade_rollupstep_roll_up_id_6b5ed2a0 ON public.cascade_rollupstep USING btree (roll_up_id);

CREATE INDEX cascade_serving_assignment_id_911ccf6f ON public.cascade_serving USING btree (assignment_id);

CREATE INDEX cascade_serving_task_id_474b3a2a ON public.cascade_serving USING btree (task_id);

CREATE INDEX cascade_share_above_id_5f0ed258 ON public.cascade_share USING btree (above_id);

CREATE INDEX cascade_share_assignment_id_72c82abd ON public.cascade_share USING btree (assignment_id);

CREATE INDEX cascade_share_body_id_2205af24 ON public.cascade_share USING btree (body_id);

CREATE INDEX cascade_share_directive_id_bb351167 ON public.cascade_share USING btree (directive_id);

CREATE INDEX cascade_share_organisation_id_e17b0ef5 ON public.cascade_share USING btree (organisation_id);

CREATE INDEX change_expected ON public.programme_change USING btree (expected_id, changed_at);

CREATE INDEX change_open ON public.protection_change USING btree (document_id) WHERE ((verdict)::text = ''::text);

CREATE INDEX changes_changedtask_ending_id_5bfe2336 ON public.changes_changedtask USING btree (ending_id);

CREATE INDEX changes_changedtask_task_id_51b6b59a ON public.changes_changedtask USING btree (task_id);

CREATE INDEX changes_ending_body_id_1b9aea1f ON public.changes_ending USING btree (body_id);

CREATE INDEX changes_ending_document_id_954d0827 ON public.changes_ending USING btree (document_id);

CREATE INDEX changes_extensionletter_body_id_640e1238 ON public.changes_extensionletter USING btree (body_id);

CREATE INDEX changes_extensionline_letter_id_e5214033 ON public.changes_extensionline USING btree (letter_id);

CREATE INDEX changes_extensionline_request_id_ee095d26 ON public.changes_extensionline USING btree (request_id);

CREATE INDEX changes_passed_left_id_cf32190b ON public.changes_passed USING btree (left_id);

CREATE INDEX changes_passed_passing_id_a88694f8 ON public.changes_passed USING btree (passing_id);

CREATE INDEX changes_passed_taken_id_d9f4c55e ON public.changes_passed USING btree (taken_id);

CREATE INDEX changes_passing_body_id_caf793dc ON public.changes_passing USING btree (body_id);

CREATE INDEX changes_passing_succession_id_046942f6 ON public.changes_passing USING btree (succession_id);

CREATE INDEX circulation_circulation_document_id_4f4d71cf ON public.circulation_circulation USING btree (document_id);

CREATE INDEX circulation_circulation_sender_id_10aa5385 ON public.circulation_circulation USING btree (sender_id);

CREATE INDEX circulation_reader_circulation_id_f0ed66fe ON public.circulation_reader USING btree (circulation_id);

CREATE INDEX circulation_reader_holding_id_f8755893 ON public.circulation_reader USING btree (holding_id);

CREATE INDEX contribution_due ON public.contributions_contribution USING btree (due_at, id) WHERE (withdrawn_at IS NULL);

CREATE INDEX contributions_contribution_assignment_id_1a1e5762 ON public.contributions_contribution USING btree (assignment_id);

CREATE INDEX contributions_contribution_lead_id_4e887853 ON public.contributions_contribution USING btree (lead_id);

CREATE INDEX contributions_delivery_contribution_id_30cdc16d ON public.contributions_delivery USING btree (contribution_id);

CREATE INDEX contributions_piece_delivery_id_a25fcf6c ON public.contributions_piece USING btree (delivery_id);

CREATE INDEX contributions_piece_file_id_b546e838 ON public.contributions_piece USING btree (file_id);

CREATE INDEX core_setting_key_6a834603_like ON public.core_setting USING btree (key varchar_pattern_ops);

CREATE UNIQUE INDEX cosigner_once ON public.cosigning_cosigner USING btree (document_id, post_id) WHERE (dropped_at IS NULL);

CREATE INDEX cosigning_answer_cosigner_id_a76bd259 ON public.cosigning_answer USING btree (cosigner_id);

CREATE INDEX cosigning_answer_holding_id_5bf912f8 ON public.cosigning_answer USING btree (holding_id);

CREATE INDEX cosigning_answer_version_id_36e39528 ON public.cosigning_answer USING btree (version_id);

CREATE INDEX cosigning_cosigner_document_id_546253f0 ON public.cosigning_cosigner USING btree (document_id);

CREATE INDEX cosigning_cosigner_post_id_fee36629 ON public.cosigning_cosigner USING btree (post_id);

CREATE INDEX course_office ON public.figures_course USING btree (office_id, direction, began_at);

CREATE INDEX dashboard_of_place ON public.seeing_dashboard USING btree (place_id);

CREATE INDEX dates_askedmember_holding_id_ac8b8571 ON public.dates_askedmember USING btree (holding_id);

CREATE INDEX dates_askedmember_poll_id_bcca6b36 ON public.dates_askedmember USING btree (poll_id);

CREATE INDEX dates_datepoll_chosen_id_f7c0e4df ON public.dates_datepoll USING btree (chosen_id);

CREATE INDEX dates_datepoll_sitting_id_af68ef3e ON public.dates_datepoll USING btree (sitting_id);

CREATE INDEX dates_possibletime_poll_id_792ef4ed ON public.dates_possibletime USING btree (poll_id);

CREATE INDEX dates_timeanswer_asked_id_045b6ad3 ON public.dates_timeanswer USING btree (asked_id);

CREATE INDEX dates_timeanswer_time_id_1baf26ff ON public.dates_timeanswer USING btree (time_id);

CREATE INDEX decision_of_body ON public.minutes_decision USING btree (body_id, decided_on DESC);

CREATE UNIQUE INDEX decision_revoked_once ON public.minutes_decisionlink USING btree (earlier_id) WHERE ((kind)::text = ANY (ARRAY[('revokes'::character varying)::text, ('replaces'::character varying)::text]));

CREATE UNIQUE INDEX decision_series_of_term ON public.minutes_decisionseries USING btree (body_id, term_id) WHERE (year IS NULL);

CREATE UNIQUE INDEX decision_series_of_year ON public.minutes_decisionseries USING btree (body_id, year) WHERE (term_id IS NULL);

CREATE INDEX delivery_document ON public.dispatch_delivery USING btree (document_id, sent_at);

CREATE INDEX delivery_due ON public.webhooks_delivery USING btree (endpoint_id, next_attempt_at, id) WHERE ((state)::text = 'waiting'::text);

CREATE INDEX delivery_log ON public.webhooks_delivery USING btree (endpoint_id, created_at DESC, id DESC);

CREATE INDEX delivery_newest ON public.dispatch_delivery USING btree (sent_at DESC, id DESC);

CREATE INDEX delivery_to_receive ON public.dispatch_delivery USING btree (organisation_id) WHERE ((state)::text = ANY (ARRAY[('delivered'::character varying)::text, ('opened'::character varying)::text]));

CREATE INDEX dependency_needs ON public.linking_dependency USING btree (needs_id) WHERE (ended_at IS NULL);

CREATE INDEX directive_decided ON public.directives_directive USING btree (decided_on, id);

CREATE INDEX directives_clause_directive_id_8cb9ca8e ON public.directives_clause USING btree (directive_id);

CREATE INDEX directives_clause_version_id_a4cea5e0 ON public.directives_clause USING btree (version_id);

CREATE INDEX directives_directive_body_id_9cc68ed7 ON public.directives_directive USING btree (body_id);

CREATE INDEX directives_eventoccurrence_body_id_30bd9fb2 ON public.directives_eventoccurrence USING btree (body_id);

CREATE INDEX directives_eventoccurrence_organisation_id_949f31ef ON public.directives_eventoccurrence USING btree (organisation_id);

CREATE INDEX directives_frozenreport_body_id_f918c865 ON public.directives_frozenreport USING btree (body_id);

CREATE INDEX directives_frozenreport_directive_id_347832bd ON public.directives_frozenreport USING btree (directive_id);

CREATE INDEX directives_frozenreport_paper_id_abd75ccc ON public.directives_frozenreport USING btree (paper_id);

CREATE INDEX directives_recurrencerule_recurrence_id_f3438cf7 ON public.directives_recurrencerule USING btree (recurrence_id);

CREATE INDEX directives_skippedoccurrence_recurrence_id_1a3f0bb0 ON public.directives_skippedoccurrence USING btree (recurrence_id);

CREATE INDEX directives_task_body_id_7c805bea ON public.directives_task USING btree (body_id);

CREATE INDEX directives_task_clause_id_41ac8b79 ON public.directives_task USING btree (clause_id);

CREATE INDEX directives_task_directive_id_4c75e048 ON public.directives_task USING btree (directive_id);

CREATE INDEX directives_task_group_id_14fb485e ON public.directives_task USING btree (group_id);

CREATE INDEX directives_task_split_from_id_8494121f ON public.directives_task USING btree (split_from_id);

CREATE INDEX directives_urgingletter_body_id_c565e71d ON public.directives_urgingletter USING btree (body_id);

CREATE INDEX directives_urgingletter_organisation_id_db302d21 ON public.directives_urgingletter USING btree (organisation_id);

CREATE INDEX directives_urgingline_assignment_id_b0fbc8f7 ON public.directives_urgingline USING btree (assignment_id);

CREATE INDEX directives_urgingline_letter_id_c75d688d ON public.directives_urgingline USING btree (letter_id);

CREATE INDEX directives_withdrawal_task_id_8e92f596 ON public.directives_withdrawal USING btree (task_id);

CREATE INDEX dispatch_delivery_body_id_6c8f8e45 ON public.dispatch_delivery USING btree (body_id);

CREATE INDEX dispatch_delivery_correspondent_id_5e9866db ON public.dispatch_delivery USING btree (correspondent_id);

CREATE INDEX dispatch_delivery_document_id_cc91d528 ON public.dispatch_delivery USING btree (document_id);

CREATE INDEX dispatch_delivery_holding_id_8806e5fd ON public.dispatch_delivery USING btree (holding_id);

CREATE INDEX dispatch_delivery_organisation_id_cfc8e9c6 ON public.dispatch_delivery USING btree (organisation_id);

CREATE INDEX dispatch_delivery_unit_id_bb5dfe33 ON public.dispatch_delivery USING btree (unit_id);

CREATE INDEX dispatch_recall_paper_id_c6ea68b4 ON public.dispatch_recall USING btree (paper_id);

CREATE INDEX dispatch_receipt_delivery_id_43bf7921 ON public.dispatch_receipt USING btree (delivery_id);

CREATE INDEX dispatch_relation_earlier_id_8358c403 ON public.dispatch_relation USING btree (earlier_id);

CREATE INDEX dispatch_relation_later_id_8a2ebc52 ON public.dispatch_relation USING btree (later_id);

CREATE INDEX dispatch_still_to_do ON public.dispatch_dispatch USING btree (due_on) WHERE (completed_at IS NULL);

CREATE INDEX django_session_expire_date_a5c62663 ON public.django_session USING btree (expire_date);

CREATE INDEX django_session_session_key_c0390e0f_like ON public.django_session USING btree (session_key varchar_pattern_ops);

CREATE INDEX document_newest ON public.documents_document USING btree (created_at DESC, id);

CREATE INDEX document_protected ON public.documents_document USING btree (id) WHERE ((secrecy > 0) OR is_guarded);

CREATE INDEX document_search ON public.documents_document USING gin (search);

CREATE INDEX document_state ON public.documents_document USING btree (state, issued_on DESC);

CREATE INDEX documents_admission_document_id_4b28ea11 ON public.documents_admission USING btree (document_id);

CREATE INDEX documents_admission_holding_id_f5d06d60 ON public.documents_admission USING btree (holding_id);

CREATE INDEX documents_alias_document_id_fc6ad4c8 ON public.documents_alias USING btree (document_id);

CREATE INDEX documents_alias_symbol_key_46951db4 ON public.documents_alias USING btree (symbol_key);

CREATE INDEX documents_alias_symbol_key_46951db4_like ON public.documents_alias USING btree (symbol_key varchar_pattern_ops);

CREATE INDEX documents_approval_document_id_ed8db2c7 ON public.documents_approval USING btree (document_id);

CREATE INDEX documents_approval_holding_id_6e40c560 ON public.documents_approval USING btree (holding_id);

CREATE INDEX documents_approval_version_id_4e551f3e ON public.documents_approval USING btree (version_id);

CREATE INDEX documents_arrival_document_id_7cb38979 ON public.documents_arrival USING btree (document_id);

CREATE INDEX documents_arrival_organisation_id_8ef24949 ON public.documents_arrival USING btree (organisation_id);

CREATE INDEX documents_arrival_series_id_50155dd6 ON public.documents_arrival USING btree (series_id);

CREATE INDEX documents_attachment_document_id_6a94351f ON public.documents_attachment USING btree (document_id);

CREATE INDEX documents_attachment_file_id_40a2d4ef ON public.documents_attachment USING btree (file_id);

CREATE INDEX documents_audience_body_id_a3e106bb ON public.documents_audience USING btree (body_id);

CREATE INDEX documents_audience_document_id_1e60fdc8 ON public.documents_audience USING btree (document_id);

CREATE INDEX documents_audience_holding_id_76ad6f60 ON public.documents_audience USING btree (holding_id);

CREATE INDEX documents_audience_organisation_id_3e1f0cab ON public.documents_audience USING btree (organisation_id);

CREATE INDEX documents_audience_post_id_e937c63f ON public.documents_audience USING btree (post_id);

CREATE INDEX documents_audience_unit_id_06227360 ON public.documents_audience USING btree (unit_id);

CREATE INDEX documents_check_document_id_59914b6f ON public.documents_check USING btree (document_id);

CREATE INDEX documents_check_holding_id_2b5c0962 ON public.documents_check USING btree (holding_id);

CREATE INDEX documents_check_version_id_160d3231 ON public.documents_check USING btree (version_id);

CREATE INDEX documents_correspondent_text_key_35bcf23b ON public.documents_correspondent USING btree (text_key);

CREATE INDEX documents_correspondent_text_key_35bcf23b_like ON public.documents_correspondent USING btree (text_key varchar_pattern_ops);

CREATE INDEX documents_document_body_id_1d8a1074 ON public.documents_document USING btree (body_id);

CREATE INDEX documents_document_copy_of_id_07b067ce ON public.documents_document USING btree (copy_of_id);

CREATE INDEX documents_document_correspondent_id_6164eb0c ON public.documents_document USING btree (correspondent_id);

CREATE INDEX documents_document_created_by_id_7d00c649 ON public.documents_document USING btree (created_by_id);

CREATE INDEX documents_document_drafting_unit_id_8e1e2316 ON public.documents_document USING btree (drafting_unit_id);

CREATE INDEX documents_document_organisation_id_09c4747c ON public.documents_document USING btree (organisation_id);

CREATE INDEX documents_document_paper_id_475d1991 ON public.documents_document USING btree (paper_id);

CREATE INDEX documents_document_signer_post_id_655417b8 ON public.documents_document USING btree (signer_post_id);

CREATE INDEX documents_document_symbol_key_2dc65cef ON public.documents_document USING btree (symbol_key);

CREATE INDEX documents_document_symbol_key_2dc65cef_like ON public.documents_document USING btree (symbol_key varchar_pattern_ops);

CREATE INDEX documents_document_term_id_f5e29c76 ON public.documents_document USING btree (term_id);

CREATE INDEX documents_mark_arrival_id_b4489c9d ON public.documents_mark USING btree (arrival_id);

CREATE INDEX documents_mark_holding_id_f65d3cb0 ON public.documents_mark USING btree (holding_id);

CREATE INDEX documents_marktemplate_coordinating_marktemplate_id_0c8b8772 ON public.documents_marktemplate_coordinating USING btree (marktemplate_id);

CREATE INDEX documents_marktemplate_coordinating_unit_id_65653610 ON public.documents_marktemplate_coordinating USING btree (unit_id);

CREATE INDEX documents_marktemplate_lead_id_0da23128 ON public.documents_marktemplate USING btree (lead_id);

CREATE INDEX documents_marktemplate_organisation_id_23d9ae74 ON public.documents_marktemplate USING btree (organisation_id);

CREATE INDEX documents_number_document_id_5036ffd2 ON public.documents_number USING btree (document_id);

CREATE INDEX documents_number_idempotency_key_e781b52c_like ON public.documents_number USING btree (idempotency_key varchar_pattern_ops);

CREATE INDEX documents_number_series_id_e2b1d08b ON public.documents_number USING btree (series_id);

CREATE INDEX documents_reply_arrival_id_d0d2fb86 ON public.documents_reply USING btree (arrival_id);

CREATE INDEX documents_reply_document_id_86c075ca ON public.documents_reply USING btree (document_id);

CREATE INDEX documents_series_body_id_90886c49 ON public.documents_series USING btree (body_id);

CREATE INDEX documents_series_book_id_d0b31266 ON public.documents_series USING btree (book_id);

CREATE INDEX documents_series_organisation_id_34e49f50 ON public.documents_series USING btree (organisation_id);

CREATE INDEX documents_series_term_id_61531359 ON public.documents_series USING btree (term_id);

CREATE INDEX documents_version_document_id_2745de5b ON public.documents_version USING btree (document_id);

CREATE INDEX edition_newest ON public.reporting_edition USING btree (made_at DESC, id);

CREATE INDEX entry_about ON public.audit_entry USING gin (about jsonb_path_ops);

CREATE INDEX entry_on ON public.audit_entry USING btree (on_kind, on_id);

CREATE INDEX entry_person ON public.audit_entry USING btree (actor_person_id, id DESC);

CREATE INDEX expected_due ON public.programme_expected USING btree (issue_on) WHERE (withdrawn_at IS NULL);

CREATE UNIQUE INDEX expected_once ON public.programme_expected USING btree (programme_id, type_code, text_key) WHERE (withdrawn_at IS NULL);

CREATE INDEX expected_organisation ON public.programme_expected USING btree (organisation_id);

CREATE INDEX expected_unit ON public.programme_expected USING btree (unit_id);

CREATE INDEX explanation_waiting ON public.urging_explanation USING btree (due_at) WHERE ((answered_at IS NULL) AND (ended_at IS NULL));

CREATE INDEX external_id_key ON public.linking_externalid USING btree (key) WHERE (withdrawn_at IS NULL);

CREATE INDEX external_id_of_task ON public.linking_externalid USING btree (task_id) WHERE (withdrawn_at IS NULL);

CREATE INDEX fact_as_of ON public.assignments_fact USING btree (assignment_id, recorded_at);

CREATE INDEX fact_clocked ON public.assignments_fact USING btree (assignment_id) WHERE (receive_by IS NOT NULL);

CREATE INDEX feed_standing ON public.feeds_feed USING btree (holding_id) WHERE (revoked_at IS NULL);

CREATE INDEX feeds_feed_body_id_86627a86 ON public.feeds_feed USING btree (body_id);

CREATE INDEX feeds_feed_holding_id_d7e3fdbe ON public.feeds_feed USING btree (holding_id);

CREATE INDEX figures_course_body_id_78d7498f ON public.figures_course USING btree (body_id);

CREATE INDEX figures_course_document_id_a97490d2 ON public.figures_course USING btree (document_id);

CREATE INDEX figures_course_organisation_id_bda3710b ON public.figures_course USING btree (organisation_id);

CREATE INDEX figures_course_unit_id_8e31336e ON public.figures_course USING btree (unit_id);

CREATE INDEX figures_stay_assignment_id_d28f46be ON public.figures_stay USING btree (assignment_id);

CREATE INDEX figures_stay_course_id_786fa6a4 ON public.figures_stay USING btree (course_id);

CREATE INDEX figures_stay_holding_id_84871751 ON public.figures_stay USING btree (holding_id);

CREATE INDEX figures_stay_post_id_c3977bd6 ON public.figures_stay USING btree (post_id);

CREATE INDEX figures_stay_unit_id_f57e402f ON public.figures_stay USING btree (unit_id);

CREATE INDEX files_blob_sha256_1fb08d3d_like ON public.files_blob USING btree (sha256 varchar_pattern_ops);

CREATE INDEX files_storedfile_blob_id_bdd9f48c ON public.files_storedfile USING btree (blob_id);

CREATE INDEX files_storedfile_blob_id_bdd9f48c_like ON public.files_storedfile USING btree (blob_id varchar_pattern_ops);

CREATE INDEX frozen_of_body ON public.directives_frozenreport USING btree (body_id, frozen_at DESC);

CREATE INDEX idx_procrastinate_jobs_worker_not_null ON public.procrastinate_jobs USING btree (worker_id) WHERE ((worker_id IS NOT NULL) AND (status = 'doing'::public.procrastinate_job_status));

CREATE INDEX idx_procrastinate_workers_last_heartbeat ON public.procrastinate_workers USING btree (last_heartbeat);

CREATE INDEX import_of_person ON public.kit_importbatch USING btree (started_by_id, created_at DESC);

CREATE INDEX import_row_key ON public.kit_importrow USING btree (key) WHERE (NOT ((result_id)::text = ''::text));

CREATE INDEX import_row_state ON public.kit_importrow USING btree (batch_id, state, number);

CREATE INDEX imprint_bands ON public.linking_imprint USING gin (bands) WITH (fastupdate=off);

CREATE INDEX kit_bulkrun_started_by_id_11e58e91 ON public.kit_bulkrun USING btree (started_by_id);

CREATE INDEX kit_importbatch_file_id_c99fb6e4 ON public.kit_importbatch USING btree (file_id);

CREATE INDEX kit_importbatch_job_id_354f1f6d ON public.kit_importbatch USING btree (job_id);

CREATE INDEX kit_importbatch_started_by_id_c20732e4 ON public.kit_importbatch USING btree (started_by_id);

CREATE INDEX kit_importmapping_user_id_dc1a3d91 ON public.kit_importmapping USING btree (user_id);

CREATE INDEX kit_importrow_batch_id_730261d3 ON public.kit_importrow USING btree (batch_id);

CREATE INDEX kit_listchoice_opens_id_8e415cd8 ON public.kit_listchoice USING btree (opens_id);

CREATE INDEX kit_listchoice_user_id_9e58ec11 ON public.kit_listchoice USING btree (user_id);

CREATE INDEX kit_longjob_started_by_id_1008a443 ON public.kit_longjob USING btree (started_by_id);

CREATE INDEX kit_savedview_owner_id_1444223b ON public.kit_savedview USING btree (owner_id);

CREATE INDEX letter_on_its_way ON public.changes_extensionletter USING btree (created_at) WHERE ((given_up_at IS NULL) AND (took_effect_at IS NULL));

CREATE INDEX likeness_key ON public.capture_likeness USING btree (band, key);

CREATE INDEX linking_dependency_needs_id_e477a6f0 ON public.linking_dependency USING btree (needs_id);

CREATE INDEX linking_dependency_task_id_144fdd95 ON public.linking_dependency USING btree (task_id);

CREATE INDEX linking_externalid_task_id_7a27b6a6 ON public.linking_externalid USING btree (task_id);

CREATE INDEX linking_externalid_tracker_id_78811597 ON public.linking_externalid USING btree (tracker_id);

CREATE INDEX linking_handover_body_id_1479ef81 ON public.linking_handover USING btree (body_id);

CREATE INDEX linking_handover_tracker_id_df256493 ON public.linking_handover USING btree (tracker_id);

CREATE INDEX linking_handoverline_handover_id_da6ed1eb ON public.linking_handoverline USING btree (handover_id);

CREATE INDEX linking_handoverline_task_id_1fc857c1 ON public.linking_handoverline USING btree (task_id);

CREATE INDEX linking_pair_first_id_d2fbb6ba ON public.linking_pair USING btree (first_id);

CREATE INDEX linking_pair_keeper_id_cd7d1aae ON public.linking_pair USING btree (keeper_id);

CREATE INDEX linking_pair_second_id_5e6947ef ON public.linking_pair USING btree (second_id);

CREATE INDEX linking_tracker_code_6243d8c5_like ON public.linking_tracker USING btree (code varchar_pattern_ops);

CREATE INDEX mail_message_id ON public.mailroom_mail USING btree (message_id);

CREATE INDEX mail_not_sent ON public.notifications_mail USING btree (created_at DESC, id) WHERE (sent_at IS NULL);

CREATE INDEX mail_sender ON public.mailroom_mail USING btree (organisation_id, sender);

CREATE INDEX mail_state ON public.mailroom_mail USING btree (organisation_id, state, taken_at DESC);

CREATE INDEX mailroom_answering_document_id_a54fa9e1 ON public.mailroom_answering USING btree (document_id);

CREATE INDEX mailroom_answering_mail_id_b56152b3 ON public.mailroom_answering USING btree (mail_id);

CREATE INDEX mailroom_enclosure_mail_id_5e560f49 ON public.mailroom_enclosure USING btree (mail_id);

CREATE INDEX mailroom_enclosure_papers_enclosure_id_2ac8a188 ON public.mailroom_enclosure_papers USING btree (enclosure_id);

CREATE INDEX mailroom_enclosure_papers_traypaper_id_6b5cc51b ON public.mailroom_enclosure_papers USING btree (traypaper_id);

CREATE INDEX mailroom_mail_file_id_47cd86a5 ON public.mailroom_mail USING btree (file_id);

CREATE INDEX mailroom_mail_mailbox_id_63d5fa8b ON public.mailroom_mail USING btree (mailbox_id);

CREATE INDEX mailroom_mail_organisation_id_519259e5 ON public.mailroom_mail USING btree (organisation_id);

CREATE INDEX mailroom_mailbox_organisation_id_6b4616d9 ON public.mailroom_mailbox USING btree (organisation_id);

CREATE INDEX mailroom_mailbox_unit_id_3ec7eb4e ON public.mailroom_mailbox USING btree (unit_id);

CREATE INDEX mailroom_sendernotice_arrival_id_443c4624 ON public.mailroom_sendernotice USING btree (arrival_id);

CREATE INDEX mailroom_sendernotice_organisation_id_dee78130 ON public.mailroom_sendernotice USING btree (organisation_id);

CREATE INDEX mailroom_sendernotice_paper_id_8fd6491f ON public.mailroom_sendernotice USING btree (paper_id);

CREATE INDEX meetings_agendaitem_sitting_id_1cb18131 ON public.meetings_agendaitem USING btree (sitting_id);

CREATE INDEX meetings_answerreminder_sitting_id_3c032783 ON public.meetings_answerreminder USING btree (sitting_id);

CREATE INDEX meetings_attendance_invitation_id_91b7d45e ON public.meetings_attendance USING btree (invitation_id);

CREATE INDEX meetings_attendancecorrection_invitation_id_269831b7 ON public.meetings_attendancecorrection USING btree (invitation_id);

CREATE INDEX meetings_conclusion_item_id_3c2a849e ON public.meetings_conclusion USING btree (item_id);

CREATE INDEX meetings_hallscreen_made_by_id_fb7bc4e6 ON public.meetings_hallscreen USING btree (made_by_id);

CREATE INDEX meetings_hallscreen_sitting_id_9dbd1bbd ON public.meetings_hallscreen USING btree (sitting_id);

CREATE INDEX meetings_invitation_holding_id_a2e56701 ON public.meetings_invitation USING btree (holding_id);

CREATE INDEX meetings_invitation_sitting_id_1655a962 ON public.meetings_invitation USING btree (sitting_id);

CREATE INDEX meetings_paper_file_id_993df9e5 ON public.meetings_paper USING btree (file_id);

CREATE INDEX meetings_paper_item_id_07134052 ON public.meetings_paper USING btree (item_id);

CREATE INDEX meetings_paperreader_invitation_id_0a9956a7 ON public.meetings_paperreader USING btree (invitation_id);

CREATE INDEX meetings_paperreader_paper_id_b0881ba7 ON public.meetings_paperreader USING btree (paper_id);

CREATE INDEX meetings_paperreading_paper_id_f3bf9d87 ON public.meetings_paperreading USING btree (paper_id);

CREATE INDEX meetings_paperreading_person_id_e509be7a ON public.meetings_paperreading USING btree (person_id);

CREATE INDEX meetings_paperversion_file_id_97d6ffbd ON public.meetings_paperversion USING btree (file_id);

CREATE INDEX meetings_paperversion_paper_id_f93a3d99 ON public.meetings_paperversion USING btree (paper_id);

CREATE INDEX meetings_pointshare_invitation_id_cd995045 ON public.meetings_pointshare USING btree (invitation_id);

CREATE INDEX meetings_pointshare_item_id_67676ec8 ON public.meetings_pointshare USING btree (item_id);

CREATE INDEX meetings_pointspan_item_id_03157995 ON public.meetings_pointspan USING btree (item_id);

CREATE INDEX meetings_pointtext_item_id_da845555 ON public.meetings_pointtext USING btree (item_id);

CREATE INDEX meetings_presiding_invitation_id_a627c6d8 ON public.meetings_presiding USING btree (invitation_id);

CREATE INDEX meetings_presiding_item_id_0ba89872 ON public.meetings_presiding USING btree (item_id);

CREATE INDEX meetings_presiding_sitting_id_cd95ce8d ON public.meetings_presiding USING btree (sitting_id);

CREATE INDEX meetings_removal_invitation_id_c6620818 ON public.meetings_removal USING btree (invitation_id);

CREATE INDEX meetings_rulebook_body_id_bea794a5 ON public.meetings_rulebook USING btree (body_id);

CREATE INDEX meetings_shortnotice_item_id_cda4f9d8 ON public.meetings_shortnotice USING btree (item_id);

CREATE INDEX meetings_shortnotice_sitting_id_1e27d611 ON public.meetings_shortnotice USING btree (sitting_id);

CREATE INDEX meetings_sitting_acting_chair_id_ebb1846c ON public.meetings_sitting USING btree (acting_chair_id);

CREATE INDEX meetings_sitting_body_id_4deec0f5 ON public.meetings_sitting USING btree (body_id);

CREATE INDEX meetings_sitting_chair_post_id_70cb4138 ON public.meetings_sitting USING btree (chair_post_id);

CREATE INDEX meetings_sitting_created_by_id_e34bc8ad ON public.meetings_sitting USING btree (created_by_id);

CREATE INDEX meetings_sitting_current_item_id_ac38214b ON public.meetings_sitting USING btree (current_item_id);

CREATE INDEX meetings_sitting_serves_body_id_bcec86c4 ON public.meetings_sitting_serves USING btree (body_id);

CREATE INDEX meetings_sitting_serves_sitting_id_bad277df ON public.meetings_sitting_serves USING btree (sitting_id);

CREATE INDEX meetings_sitting_term_id_62fab316 ON public.meetings_sitting USING btree (term_id);

CREATE INDEX meetings_sought_item_id_3e9928ed ON public.meetings_sought USING btree (item_id);

CREATE INDEX meetings_sought_sitting_id_1eeaeeed ON public.meetings_sought USING btree (sitting_id);

CREATE INDEX meetings_subjectrule_book_id_850766c6 ON public.meetings_subjectrule USING btree (book_id);

CREATE INDEX meetings_withdrawnpaper_file_id_0627c8c5 ON public.meetings_withdrawnpaper USING btree (file_id);

CREATE INDEX meetings_withdrawnpaper_item_id_e8ed8a10 ON public.meetings_withdrawnpaper USING btree (item_id);

CREATE INDEX messages_of_a_sitting ON public.messaging_message USING btree (sitting_id, written_at);

CREATE INDEX messaging_message_answers_id_f5ccea25 ON public.messaging_message USING btree (answers_id);

CREATE INDEX messaging_message_invitation_id_cd2b54b6 ON public.messaging_message USING btree (invitation_id);

CREATE INDEX messaging_message_item_id_05c53896 ON public.messaging_message USING btree (item_id);

CREATE INDEX messaging_message_sitting_id_a89a0048 ON public.messaging_message USING btree (sitting_id);

CREATE INDEX mfa_authenticator_user_id_0c3a50c0 ON public.mfa_authenticator USING btree (user_id);

CREATE INDEX minder_holding ON public.assignments_minder USING btree (holding_id) WHERE (until IS NULL);

CREATE INDEX minder_matter ON public.assignments_minder USING btree (matter_kind, matter_id);

CREATE INDEX minutes_decision_body_id_f984383f ON public.minutes_decision USING btree (body_id);

CREATE INDEX minutes_decision_document_id_f957a934 ON public.minutes_decision USING btree (document_id);

CREATE INDEX minutes_decision_item_id_09fd5cce ON public.minutes_decision USING btree (item_id);

CREATE INDEX minutes_decision_series_id_7db160bd ON public.minutes_decision USING btree (series_id);

CREATE INDEX minutes_decision_sitting_id_f0451c11 ON public.minutes_decision USING btree (sitting_id);

CREATE INDEX minutes_decisionlink_earlier_id_727bc3f0 ON public.minutes_decisionlink USING btree (earlier_id);

CREATE INDEX minutes_decisionlink_later_id_e57464ac ON public.minutes_decisionlink USING btree (later_id);

CREATE INDEX minutes_decisionseries_body_id_f757bd5a ON public.minutes_decisionseries USING btree (body_id);

CREATE INDEX minutes_decisionseries_term_id_9dd56083 ON public.minutes_decisionseries USING btree (term_id);

CREATE INDEX minutes_edition_minutes_id_d737b87f ON public.minutes_edition USING btree (minutes_id);

CREATE INDEX minutes_excerpt_edition_id_46e60d09 ON public.minutes_excerpt USING btree (edition_id);

CREATE INDEX minutes_excerpt_item_id_151ff005 ON public.minutes_excerpt USING btree (item_id);

CREATE INDEX minutes_minutes_approved_under_id_8b97eaa2 ON public.minutes_minutes USING btree (approved_under_id);

CREATE INDEX minutes_passage_minutes_id_9840e2ef ON public.minutes_passage USING btree (minutes_id);

CREATE INDEX minutes_remark_edition_id_8f538dc1 ON public.minutes_remark USING btree (edition_id);

CREATE INDEX minutes_remark_holding_id_29401b89 ON public.minutes_remark USING btree (holding_id);

CREATE INDEX minutes_search ON public.minutes_soughtpassage USING gin (search);

CREATE INDEX minutes_soughtpassage_item_id_7abe458b ON public.minutes_soughtpassage USING btree (item_id);

CREATE INDEX minutes_soughtpassage_minutes_id_9c826590 ON public.minutes_soughtpassage USING btree (minutes_id);

CREATE INDEX motions_motion_conclusion_id_6421adb5 ON public.motions_motion USING btree (conclusion_id);

CREATE INDEX motions_motion_item_id_e03c25f9 ON public.motions_motion USING btree (item_id);

CREATE INDEX motions_motion_mover_id_3236f819 ON public.motions_motion USING btree (mover_id);

CREATE INDEX motions_motion_sitting_id_9c707741 ON public.motions_motion USING btree (sitting_id);

CREATE INDEX motions_voice_invitation_id_95c5f56d ON public.motions_voice USING btree (invitation_id);

CREATE INDEX motions_voice_motion_id_6aaf61dd ON public.motions_voice USING btree (motion_id);

CREATE UNIQUE INDEX needed_once ON public.linking_dependency USING btree (task_id, needs_id) WHERE (ended_at IS NULL);

CREATE INDEX newest_told_of_task ON public.linking_handoverline USING btree (task_id, id DESC);

CREATE INDEX notice_list ON public.notifications_notice USING btree (person_id, read_at DESC, created_at DESC, id DESC);

CREATE INDEX notice_to_post ON public.notifications_notice USING btree (way, person_id) WHERE ((posted_at IS NULL) AND ((way)::text = ANY (ARRAY[('mail'::character varying)::text, ('digest'::character varying)::text])));

CREATE INDEX notice_unread ON public.notifications_notice USING btree (person_id) WHERE (read_at IS NULL);

CREATE UNIQUE INDEX noticed_once ON public.protection_change USING btree (document_id, holding_id, mandate_id) NULLS NOT DISTINCT WHERE ((holding_id IS NOT NULL) AND ((verdict)::text = ''::text));

CREATE INDEX notifications_digest_person_id_3db880ea ON public.notifications_digest USING btree (person_id);

CREATE INDEX notifications_preference_holding_id_465f2f4a ON public.notifications_preference USING btree (holding_id);

CREATE INDEX obstacle_due ON public.obstacles_obstacle USING btree (due_at, id) WHERE ((answered_at IS NULL) AND (removed_at IS NULL));

CREATE UNIQUE INDEX obstacle_escalates_once_a_rung ON public.obstacles_step USING btree (obstacle_id, round, tells) WHERE ((kind)::text = 'escalated'::text);

CREATE INDEX obstacle_search ON public.obstacles_obstacle USING gin (search);

CREATE INDEX obstacle_step_body ON public.obstacles_step USING btree (body_id) WHERE (body_id IS NOT NULL);

CREATE INDEX obstacle_step_organisation ON public.obstacles_step USING btree (organisation_id) WHERE (organisation_id IS NOT NULL);

CREATE INDEX obstacle_step_post ON public.obstacles_step USING btree (post_id) WHERE (post_id IS NOT NULL);

CREATE INDEX obstacle_step_unit ON public.obstacles_step USING btree (unit_id) WHERE (unit_id IS NOT NULL);

CREATE INDEX obstacles_ladder_body_id_1dd39505 ON public.obstacles_ladder USING btree (body_id);

CREATE INDEX obstacles_link_assignment_id_eb2f67d6 ON public.obstacles_link USING btree (assignment_id);

CREATE INDEX obstacles_link_obstacle_id_64e5a865 ON public.obstacles_link USING btree (obstacle_id);

CREATE INDEX obstacles_obstacle_assignment_id_47072f9e ON public.obstacles_obstacle USING btree (assignment_id);

CREATE INDEX obstacles_obstacle_body_id_ce48ddaf ON public.obstacles_obstacle USING btree (body_id);

CREATE INDEX obstacles_obstacle_organisation_id_0d30b4ee ON public.obstacles_obstacle USING btree (organisation_id);

CREATE INDEX obstacles_obstacle_post_id_95e0cfc3 ON public.obstacles_obstacle USING btree (post_id);

CREATE INDEX obstacles_obstacle_report_id_45749022 ON public.obstacles_obstacle USING btree (report_id);

CREATE INDEX obstacles_obstacle_unit_id_d0afb0a1 ON public.obstacles_obstacle USING btree (unit_id);

CREATE INDEX obstacles_step_body_id_c595fb10 ON public.obstacles_step USING btree (body_id);

CREATE INDEX obstacles_step_obstacle_id_2824a53b ON public.obstacles_step USING btree (obstacle_id);

CREATE INDEX obstacles_step_organisation_id_6d68fb12 ON public.obstacles_step USING btree (organisation_id);

CREATE INDEX obstacles_step_post_id_17b77fa0 ON public.obstacles_step USING btree (post_id);

CREATE INDEX obstacles_step_unit_id_85ff9765 ON public.obstacles_step USING btree (unit_id);

CREATE UNIQUE INDEX occurrences_in_order ON public.directives_task USING btree (recurs_from_id, occurrence) WHERE (recurs_from_id IS NOT NULL);

CREATE UNIQUE INDEX once_in_a_tracker ON public.linking_externalid USING btree (tracker_id, key) WHERE (withdrawn_at IS NULL);

CREATE UNIQUE INDEX one_account_per_external_id ON public.scim_directoryentry USING btree (external_id) WHERE ((NOT ((external_id)::text = ''::text)) AND (deleted_at IS NULL));

CREATE UNIQUE INDEX one_appearance_body ON public.signing_appearance USING btree (body_id) WHERE (dropped_at IS NULL);

CREATE UNIQUE INDEX one_appearance_organisation ON public.signing_appearance USING btree (organisation_id) WHERE (dropped_at IS NULL);

CREATE UNIQUE INDEX one_appearance_person ON public.signing_appearance USING btree (person_id) WHERE (dropped_at IS NULL);

CREATE UNIQUE INDEX one_course_of_a_draft ON public.figures_course USING btree (document_id) WHERE (arrival_id IS NULL);

CREATE UNIQUE INDEX one_date_poll_at_a_time_for_a_sitting ON public.dates_datepoll USING btree (sitting_id) WHERE (ended_at IS NULL);

CREATE UNIQUE INDEX one_ladder_in_force ON public.assignments_ladder USING btree (body_id, programme_id) NULLS NOT DISTINCT WHERE (replaced_at IS NULL);

CREATE UNIQUE INDEX one_light_rule_in_force ON public.assignments_lightrule USING btree (body_id, programme_id) NULLS NOT DISTINCT WHERE (replaced_at IS NULL);

CREATE UNIQUE INDEX one_live_number ON public.documents_number USING btree (document_id) WHERE (NOT ((state)::text = 'void'::text));

CREATE UNIQUE INDEX one_minder_of_each_part ON public.assignments_minder USING btree (matter_kind, matter_id, part) WHERE (until IS NULL);

CREATE UNIQUE INDEX one_open_assignment_per_organisation ON public.assignments_assignment USING btree (matter_kind, matter_id, organisation_id) WHERE ((closed_at IS NULL) AND (organisation_id IS NOT NULL) AND ((role)::text = ANY (ARRAY[('each'::character varying)::text, ('coordinate'::character varying)::text])));

CREATE UNIQUE INDEX one_open_ballot ON public.voting_ballot USING btree (sitting_id) WHERE ((annulled_at IS NULL) AND (closed_at IS NULL));

CREATE UNIQUE INDEX one_open_lead ON public.assignments_assignment USING btree (matter_kind, matter_id) WHERE ((closed_at IS NULL) AND ((role)::text = 'lead'::text));

CREATE UNIQUE INDEX one_open_report_rule_of_a_body ON public.cadence_reportrule USING btree (body_id) WHERE ((body_id IS NOT NULL) AND (until_on IS NULL));

CREATE UNIQUE INDEX one_open_report_rule_of_a_directive ON public.cadence_reportrule USING btree (directive_id) WHERE ((directive_id IS NOT NULL) AND (until_on IS NULL));

CREATE UNIQUE INDEX one_open_report_rule_of_a_task ON public.cadence_reportrule USING btree (task_id) WHERE ((task_id IS NOT NULL) AND (until_on IS NULL));

CREATE UNIQUE INDEX one_open_request_to_explain ON public.urging_explanation USING btree (assignment_id) WHERE (ended_at IS NULL);

CREATE UNIQUE INDEX one_open_stay ON public.figures_stay USING btree (course_id) WHERE (ended_at IS NULL);

CREATE UNIQUE INDEX one_presides_for_a_point ON public.meetings_presiding USING btree (sitting_id) WHERE ((ended_at IS NULL) AND (item_id IS NOT NULL));

CREATE UNIQUE INDEX one_presides_for_the_rest ON public.meetings_presiding USING btree (sitting_id) WHERE ((ended_at IS NULL) AND (item_id IS NULL));

CREATE UNIQUE INDEX one_receipt_clock ON public.assignments_receiptclock USING btree (body_id, programme_id) NULLS NOT DISTINCT WHERE (replaced_at IS NULL);

CREATE UNIQUE INDEX one_speaks ON public.speaking_speech USING btree (sitting_id) WHERE ((began_at IS NOT NULL) AND (ended_at IS NULL));

CREATE UNIQUE INDEX one_tile_map_of_a_day ON public.seeing_tilemap USING btree (valid_from) WHERE (replaced_at IS NULL);

CREATE UNIQUE INDEX one_waiting_panel ON public.voting_panel USING btree (sitting_id) WHERE ((ballot_id IS NULL) AND (replaced_at IS NULL));

CREATE INDEX organisation_body_code_eeea1927_like ON public.organisation_body USING btree (code varchar_pattern_ops);

CREATE INDEX organisation_body_parent_id_5ea640b3 ON public.organisation_body USING btree (parent_id);

CREATE INDEX organisation_body_serves_from_body_id_ef56ae72 ON public.organisation_body_serves USING btree (from_body_id);

CREATE INDEX organisation_body_serves_to_body_id_fade201d ON public.organisation_body_serves USING btree (to_body_id);

CREATE INDEX organisation_calendarday_organisation_id_1e602e8c ON public.organisation_calendarday USING btree (organisation_id);

CREATE INDEX organisation_exposureacceptance_officer_id_af120065 ON public.organisation_exposureacceptance USING btree (officer_id);

CREATE INDEX organisation_group_code_5109d324_like ON public.organisation_group USING btree (code varchar_pattern_ops);

CREATE INDEX organisation_groupmember_group_id_831bea70 ON public.organisation_groupmember USING btree (group_id);

CREATE INDEX organisation_groupmember_organisation_id_6a6549da ON public.organisation_groupmember USING btree (organisation_id);

CREATE INDEX organisation_holding_person_id_846eba1a ON public.organisation_holding USING btree (person_id);

CREATE INDEX organisation_holding_post_id_fc10b943 ON public.organisation_holding USING btree (post_id);

CREATE INDEX organisation_holding_term_id_0e5b9c81 ON public.organisation_holding USING btree (term_id);

CREATE INDEX organisation_mandate_giver_id_1edc4f04 ON public.organisation_mandate USING btree (giver_id);

CREATE INDEX organisation_mandate_receiver_id_879baf41 ON public.organisation_mandate USING btree (receiver_id);

CREATE INDEX organisation_organisation_code_de732519_like ON public.organisation_organisation USING btree (code varchar_pattern_ops);

CREATE INDEX organisation_organisation_parent_id_0e82a663 ON public.organisation_organisation USING btree (parent_id);

CREATE INDEX organisation_organisation_path_17eb34da_like ON public.organisation_organisation USING btree (path varchar_pattern_ops);

CREATE INDEX organisation_othername_body_id_8103d8a8 ON public.organisation_othername USING btree (body_id);

CREATE INDEX organisation_othername_organisation_id_c93992be ON public.organisation_othername USING btree (organisation_id);

CREATE INDEX organisation_othername_text_key_8fb2f156 ON public.organisation_othername USING btree (text_key);

CREATE INDEX organisation_othername_text_key_8fb2f156_like ON public.organisation_othername USING btree (text_key varchar_pattern_ops);

CREATE INDEX organisation_path ON public.organisation_organisation USING btree (path varchar_pattern_ops);

CREATE INDEX organisation_post_body_id_1b4a33f8 ON public.organisation_post USING btree (body_id);

CREATE INDEX organisation_post_code_92b4f455_like ON public.organisation_post USING btree (code varchar_pattern_ops);

CREATE INDEX organisation_post_unit_id_d1b2ce6b ON public.organisation_post USING btree (unit_id);

CREATE INDEX organisation_standingagency_body_id_faab6205 ON public.organisation_standingagency USING btree (body_id);

CREATE INDEX organisation_standingagency_organisation_id_d1f0fd07 ON public.organisation_standingagency USING btree (organisation_id);

CREATE INDEX organisation_standingdeputy_membership_id_127917af ON public.organisation_standingdeputy USING btree (membership_id);

CREATE INDEX organisation_standingdeputy_person_id_2ac3b1ef ON public.organisation_standingdeputy USING btree (person_id);

CREATE INDEX organisation_succession_predecessor_id_85884a8c ON public.organisation_succession USING btree (predecessor_id);

CREATE INDEX organisation_succession_successor_id_55b29c96 ON public.organisation_succession USING btree (successor_id);

CREATE INDEX organisation_term_body_id_e49aa8d7 ON public.organisation_term USING btree (body_id);

CREATE INDEX organisation_unit_code_102ddd3a_like ON public.organisation_unit USING btree (code varchar_pattern_ops);

CREATE INDEX organisation_unit_organisation_id_6cc49731 ON public.organisation_unit USING btree (organisation_id);

CREATE INDEX organisation_unit_parent_id_1a56e487 ON public.organisation_unit USING btree (parent_id);

CREATE INDEX pair_to_decide ON public.linking_pair USING btree (verdict, likeness DESC);

CREATE UNIQUE INDEX point_at_hand_once ON public.meetings_pointspan USING btree (item_id) WHERE (ended_at IS NULL);

CREATE UNIQUE INDEX point_sought_once ON public.meetings_sought USING btree (item_id) WHERE ((item_id IS NOT NULL) AND (paper_id IS NULL));

CREATE UNIQUE INDEX present_once ON public.meetings_attendance USING btree (invitation_id) WHERE (left_at IS NULL);

CREATE INDEX presenting_presentation_paper_id_2e0d053f ON public.presenting_presentation USING btree (paper_id);

CREATE INDEX presenting_presentation_presenter_id_1d65fe9d ON public.presenting_presentation USING btree (presenter_id);

CREATE INDEX procedures_opinion_form_id_61ac6cc7 ON public.procedures_opinion USING btree (form_id);

CREATE INDEX procedures_opinion_question_id_1876e1e1 ON public.procedures_opinion USING btree (question_id);

CREATE INDEX procedures_opinionform_invitation_id_31776172 ON public.procedures_opinionform USING btree (invitation_id);

CREATE INDEX procedures_opinionform_person_id_6da22824 ON public.procedures_opinionform USING btree (person_id);

CREATE INDEX procedures_opinionform_procedure_id_5b766812 ON public.procedures_opinionform USING btree (procedure_id);

CREATE INDEX procedures_prolongation_procedure_id_048e9ef6 ON public.procedures_prolongation USING btree (procedure_id);

CREATE INDEX procedures_question_procedure_id_0acb2c6c ON public.procedures_question USING btree (procedure_id);

CREATE INDEX procedures_reminder_procedure_id_031a2a49 ON public.procedures_reminder USING btree (procedure_id);

CREATE INDEX procrastinate_events_job_id_fkey_v1 ON public.procrastinate_events USING btree (job_id);

CREATE INDEX procrastinate_jobs_id_lock_idx_v1 ON public.procrastinate_jobs USING btree (id, lock) WHERE (status = ANY (ARRAY['todo'::public.procrastinate_job_status, 'doing'::public.procrastinate_job_status]));

CREATE UNIQUE INDEX procrastinate_jobs_lock_idx_v1 ON public.procrastinate_jobs USING btree (lock) WHERE (status = 'doing'::public.procrastinate_job_status);

CREATE INDEX procrastinate_jobs_priority_idx_v1 ON public.procrastinate_jobs USING btree (priority DESC, id) WHERE (status = 'todo'::public.procrastinate_job_status);

CREATE INDEX procrastinate_jobs_queue_name_idx_v1 ON public.procrastinate_jobs USING btree (queue_name);

CREATE UNIQUE INDEX procrastinate_jobs_queueing_lock_idx_v1 ON public.procrastinate_jobs USING btree (queueing_lock) WHERE (status = 'todo'::public.procrastinate_job_status);

CREATE INDEX procrastinate_periodic_defers_job_id_fkey_v1 ON public.procrastinate_periodic_defers USING btree (job_id);

CREATE INDEX programme_advising_expected_id_80641736 ON public.programme_advising USING btree (expected_id);

CREATE INDEX programme_advising_organisation_id_15b27864 ON public.programme_advising USING btree (organisation_id);

CREATE INDEX programme_advising_unit_id_038c2836 ON public.programme_advising USING btree (unit_id);

CREATE INDEX programme_change_expected_id_bdb2b061 ON public.programme_change USING btree (expected_id);

CREATE INDEX programme_expected_drafter_id_71882934 ON public.programme_expected USING btree (drafter_id);

CREATE INDEX programme_expected_organisation_id_65ebacce ON public.programme_expected USING btree (organisation_id);

CREATE INDEX programme_expected_programme_id_925821ad ON public.programme_expected USING btree (programme_id);

CREATE INDEX programme_expected_signer_post_id_464a97f6 ON public.programme_expected USING btree (signer_post_id);

CREATE INDEX programme_expected_unit_id_9ac68421 ON public.programme_expected USING btree (unit_id);

CREATE INDEX programme_newest ON public.programme_programme USING btree (first_on DESC, id DESC);

CREATE INDEX programme_programme_body_id_8073d563 ON public.programme_programme USING btree (body_id);

CREATE INDEX programme_programme_organisation_id_c25505ff ON public.programme_programme USING btree (organisation_id);

CREATE INDEX programme_rung_expected_id_b6037212 ON public.programme_rung USING btree (expected_id);

CREATE INDEX protection_change_document_id_d3d4c743 ON public.protection_change USING btree (document_id);

CREATE INDEX protection_change_holding_id_066a61ca ON public.protection_change USING btree (holding_id);

CREATE INDEX proving_code_code_955d6e68_like ON public.proving_code USING btree (code varchar_pattern_ops);

CREATE UNIQUE INDEX proxy_given_once ON public.voting_proxy USING btree (giver_id) WHERE (revoked_at IS NULL);

CREATE INDEX reader_to_read ON public.circulation_reader USING btree (holding_id) WHERE (acknowledged_at IS NULL);

CREATE INDEX reading_note_item_id_8beef683 ON public.reading_note USING btree (item_id);

CREATE INDEX reading_note_person_id_63f8ecd7 ON public.reading_note USING btree (person_id);

CREATE INDEX reading_note_sitting_id_5a73c21a ON public.reading_note USING btree (sitting_id);

CREATE INDEX receipt_delivery ON public.dispatch_receipt USING btree (delivery_id, happened_at);

CREATE INDEX recurrence_next ON public.directives_recurrence USING btree (next_on) WHERE (next_on IS NOT NULL);

CREATE UNIQUE INDEX registered_once ON public.documents_arrival USING btree (organisation_id, document_id) WHERE (NOT ((state)::text = ANY (ARRAY[('returned'::character varying)::text, ('void'::character varying)::text])));

CREATE UNIQUE INDEX removed_once ON public.meetings_removal USING btree (invitation_id) WHERE (lifted_at IS NULL);

CREATE UNIQUE INDEX replaced_by_one_paper ON public.dispatch_relation USING btree (earlier_id) WHERE ((kind)::text = 'replaces'::text);

CREATE INDEX report_claims ON public.assignments_report USING btree (assignment_id) WHERE claims_done;

CREATE INDEX reporting_briefing_body_id_aaa1fc92 ON public.reporting_briefing USING btree (body_id);

CREATE INDEX reporting_briefing_paper_id_bd5544b2 ON public.reporting_briefing USING btree (paper_id);

CREATE INDEX reporting_edition_schedule_id_aaa15076 ON public.reporting_edition USING btree (schedule_id);

CREATE INDEX reporting_reportpaper_report_id_25f03a28 ON public.reporting_reportpaper USING btree (report_id);

CREATE INDEX reporting_schedule_body_id_25193cb7 ON public.reporting_schedule USING btree (body_id);

CREATE INDEX reporting_schedule_directive_id_b455f55a ON public.reporting_schedule USING btree (directive_id);

CREATE INDEX reporting_schedule_owner_id_174b8f6b ON public.reporting_schedule USING btree (owner_id);

CREATE INDEX reporting_schedule_readers_post_id_60d84235 ON public.reporting_schedule_readers USING btree (post_id);

CREATE INDEX reporting_schedule_readers_schedule_id_f8419fd4 ON public.reporting_schedule_readers USING btree (schedule_id);

CREATE INDEX reviews_reminder_directive_id_61006cc2 ON public.reviews_reminder USING btree (directive_id);

CREATE INDEX reviews_review_directive_id_65aca6bf ON public.reviews_review USING btree (directive_id);

CREATE INDEX reviews_reviewrule_body_id_c4cfdd30 ON public.reviews_reviewrule USING btree (body_id);

CREATE UNIQUE INDEX roll_up_asked_once_at_a_time ON public.cascade_rollup USING btree (above_id, organisation_id, subject) WHERE ((state)::text = ANY (ARRAY[('asked'::character varying)::text, ('agreed'::character varying)::text, ('narrowed'::character varying)::text]));

CREATE INDEX roll_up_below ON public.cascade_rollup USING btree (organisation_id, state);

CREATE INDEX rooms_booking_booked_by_id_15c65eb6 ON public.rooms_booking USING btree (booked_by_id);

CREATE INDEX rooms_booking_organisation_id_616a4aba ON public.rooms_booking USING btree (organisation_id);

CREATE INDEX rooms_booking_room_id_73cf7c89 ON public.rooms_booking USING btree (room_id);

CREATE INDEX rooms_room_organisation_id_8f9a3301 ON public.rooms_room USING btree (organisation_id);

CREATE INDEX rung_letters ON public.assignments_rung USING btree (kind, assignment_id) WHERE ((kind)::text = 'letter'::text);

CREATE INDEX schedule_active ON public.reporting_schedule USING btree (state) WHERE ((state)::text = 'active'::text);

CREATE INDEX seeing_dashboard_owner_id_b0e83930 ON public.seeing_dashboard USING btree (owner_id);

CREATE INDEX seeing_start_dashboard_id_9862028b ON public.seeing_start USING btree (dashboard_id);

CREATE INDEX sender_mail ON public.mailroom_sendernotice USING btree (mail_id);

CREATE INDEX sender_mail_to_note ON public.mailroom_sendernotice USING btree (noted_at) WHERE ((state)::text = 'written'::text);

CREATE INDEX sender_still_to_tell ON public.mailroom_sendernotice USING btree (organisation_id, due_on) WHERE ((state)::text = ANY (ARRAY[('owed'::character varying)::text, ('failed'::character varying)::text]));

CREATE UNIQUE INDEX sent_once ON public.dispatch_delivery USING btree (document_id, recipient_key, way) WHERE (NOT ((state)::text = ANY (ARRAY[('returned'::character varying)::text, ('failed'::character varying)::text])));

CREATE UNIQUE INDEX serves_once ON public.cascade_serving USING btree (task_id, assignment_id) WHERE (ended_at IS NULL);

CREATE INDEX session_device ON public.accounts_usersession USING btree (user_id, device_hash);

CREATE INDEX session_key ON public.accounts_usersession USING btree (session_key);

CREATE INDEX share_above ON public.cascade_share USING btree (above_id, first_on);

CREATE UNIQUE INDEX shared_once_at_a_time ON public.cascade_share USING btree (organisation_id, above_id, scope, body_id, directive_id, assignment_id) NULLS NOT DISTINCT WHERE (ended_at IS NULL);

CREATE INDEX signing_appearance_body_id_93ee82a7 ON public.signing_appearance USING btree (body_id);

CREATE INDEX signing_appearance_file_id_cec46dfa ON public.signing_appearance USING btree (file_id);

CREATE INDEX signing_appearance_organisation_id_478acdf3 ON public.signing_appearance USING btree (organisation_id);

CREATE INDEX signing_appearance_person_id_984f610c ON public.signing_appearance USING btree (person_id);

CREATE UNIQUE INDEX sitting_number_once_per_term ON public.meetings_sitting USING btree (body_id, term_id, number_in_term) WHERE (NOT ((state)::text = 'cancelled'::text));

CREATE INDEX sitting_search ON public.meetings_sought USING gin (search);

CREATE UNIQUE INDEX sitting_sought_once ON public.meetings_sought USING btree (sitting_id) WHERE (item_id IS NULL);

CREATE INDEX socialaccount_socialaccount_user_id_8146e70c ON public.socialaccount_socialaccount USING btree (user_id);

CREATE INDEX socialaccount_socialtoken_account_id_951f210e ON public.socialaccount_socialtoken USING btree (account_id);

CREATE INDEX socialaccount_socialtoken_app_id_636a42d7 ON public.socialaccount_socialtoken USING btree (app_id);

CREATE INDEX speaking_speakinggroup_sitting_id_63011fc8 ON public.speaking_speakinggroup USING btree (sitting_id);

CREATE INDEX speaking_speakingseat_group_id_b83d5832 ON public.speaking_speakingseat USING btree (group_id);

CREATE INDEX speaking_speech_invitation_id_be20878c ON public.speaking_speech USING btree (invitation_id);

CREATE INDEX speaking_speech_item_id_12ff38a8 ON public.speaking_speech USING btree (item_id);

CREATE INDEX speaking_speech_sitting_id_d6dc4582 ON public.speaking_speech USING btree (sitting_id);

CREATE INDEX spell_of_body ON public.directives_spell USING btree (body_id, last_on, first_on);

CREATE INDEX stay_ended ON public.figures_stay USING btree (office_id, ended_at);

CREATE INDEX stay_open ON public.figures_stay USING btree (office_id) WHERE (ended_at IS NULL);

CREATE INDEX subscriptions_subscription_holding_id_cb5ed41c ON public.subscriptions_subscription USING btree (holding_id);

CREATE INDEX subscriptions_subscription_view_id_efb54261 ON public.subscriptions_subscription USING btree (view_id);

CREATE INDEX subscriptions_told_document_id_8424abe1 ON public.subscriptions_told USING btree (document_id);

CREATE INDEX subscriptions_told_subscription_id_9d82c1d6 ON public.subscriptions_told USING btree (subscription_id);

CREATE INDEX task_body ON public.directives_task USING btree (body_id, due_period);

CREATE INDEX task_event ON public.directives_task USING btree (event_key) WHERE (NOT ((event_key)::text = ''::text));

CREATE INDEX task_search ON public.directives_task USING gin (search);

CREATE UNIQUE INDEX template_name_once ON public.writing_wordtemplate USING btree (organisation_id, name) WHERE (retired_at IS NULL);

CREATE UNIQUE INDEX template_of_a_body_once ON public.writing_wordtemplate USING btree (organisation_id, purpose, body_id, language) WHERE ((body_id IS NOT NULL) AND (retired_at IS NULL));

CREATE UNIQUE INDEX told_once_of_a_report ON public.cadence_reminder USING btree (assignment_id, due_on, said);

CREATE UNIQUE INDEX tray_never_twice ON public.capture_traypaper USING btree (organisation_id, came_key) WHERE (NOT ((came_key)::text = ''::text));

CREATE INDEX tray_waiting ON public.capture_traypaper USING btree (organisation_id, state, brought_at, id);

CREATE UNIQUE INDEX unique_authenticator_type ON public.mfa_authenticator USING btree (user_id, type) WHERE ((type)::text = ANY (ARRAY[('totp'::character varying)::text, ('recovery_codes'::character varying)::text]));

CREATE UNIQUE INDEX unique_primary_email ON public.account_emailaddress USING btree (user_id, "primary") WHERE "primary";

CREATE UNIQUE INDEX unique_verified_email ON public.account_emailaddress USING btree (email) WHERE verified;

CREATE INDEX urging_explanation_asker_id_31864b16 ON public.urging_explanation USING btree (asker_id);

CREATE INDEX urging_explanation_assignment_id_334405af ON public.urging_explanation USING btree (assignment_id);

CREATE INDEX urging_explanation_file_id_e52faaaf ON public.urging_explanation USING btree (file_id);

CREATE INDEX urging_letter_answer ON public.directives_urgingletter USING btree (answer_by) WHERE (told_late_at IS NULL);

CREATE INDEX view_of_place ON public.kit_savedview USING btree ("table", place_id);

CREATE INDEX voting_ballot_item_id_97e1a2cf ON public.voting_ballot USING btree (item_id);

CREATE INDEX voting_ballot_presided_by_id_f6fc373d ON public.voting_ballot USING btree (presided_by_id);

CREATE INDEX voting_ballot_sitting_id_c95b7ba0 ON public.voting_ballot USING btree (sitting_id);

CREATE INDEX voting_merger_ballot_id_e4a58b0b ON public.voting_merger USING btree (ballot_id);

CREATE INDEX voting_opening_counting_id_c5d8dfd3 ON public.voting_opening USING btree (counting_id);

CREATE INDEX voting_opening_teller_id_4e425caa ON public.voting_opening USING btree (teller_id);

CREATE INDEX voting_option_ballot_id_e22dcc37 ON public.voting_option USING btree (ballot_id);

CREATE INDEX voting_panel_sitting_id_bbac01b6 ON public.voting_panel USING btree (sitting_id);

CREATE INDEX voting_proxy_giver_id_ad3739c2 ON public.voting_proxy USING btree (giver_id);

CREATE INDEX voting_proxy_holder_id_83a838d1 ON public.voting_proxy USING btree (holder_id);

CREATE INDEX voting_proxy_points_agendaitem_id_03e35c88 ON public.voting_proxy_points USING btree (agendaitem_id);

CREATE INDEX voting_proxy_points_proxy_id_850558da ON public.voting_proxy_points USING btree (proxy_id);

CREATE INDEX voting_proxy_sitting_id_86df089c ON public.voting_proxy USING btree (sitting_id);

CREATE INDEX voting_recusal_invitation_id_330541a0 ON public.voting_recusal USING btree (invitation_id);

CREATE INDEX voting_recusal_item_id_2d09f4ff ON public.voting_recusal USING btree (item_id);

CREATE INDEX voting_teller_invitation_id_dc84d4ed ON public.voting_teller USING btree (invitation_id);

CREATE INDEX voting_teller_panel_id_b3515716 ON public.voting_teller USING btree (panel_id);

CREATE INDEX voting_vote_ballot_id_b425722f ON public.voting_vote USING btree (ballot_id);

CREATE INDEX voting_vote_caster_id_36d2ebe9 ON public.voting_vote USING btree (caster_id);

CREATE INDEX voting_vote_entered_id_57dfd1e6 ON public.voting_vote USING btree (entered_id);

CREATE INDEX voting_vote_option_id_eabbceff ON public.voting_vote USING btree (option_id);

CREATE INDEX voting_vote_voter_id_599434c4 ON public.voting_vote USING btree (voter_id);

CREATE INDEX webhooks_attempt_delivery_id_bb1708b1 ON public.webhooks_attempt USING btree (delivery_id);

CREATE INDEX webhooks_delivery_endpoint_id_6cbee67d ON public.webhooks_delivery USING btree (endpoint_id);

CREATE INDEX webhooks_endpoint_holding_id_8e7ed1e1 ON public.webhooks_endpoint USING btree (holding_id);

CREATE UNIQUE INDEX withdrawn_once ON public.directives_withdrawal USING btree (task_id) WHERE (restored_at IS NULL);

CREATE INDEX writing_beginning_version_id_095df173 ON public.writing_beginning USING btree (version_id);

CREATE INDEX writing_templateversion_file_id_837de96d ON public.writing_templateversion USING btree (file_id);

CREATE INDEX writing_templateversion_template_id_fcc3daa3 ON public.writing_templateversion USING btree (template_id);

CREATE INDEX writing_wordtemplate_body_id_e014ec4e ON public.writing_wordtemplate USING btree (body_id);

CREATE INDEX writing_wordtemplate_organisation_id_5a122529 ON public.writing_wordtemplate USING btree (organisation_id);

CREATE TRIGGER pgtrigger_acknowledgement_stands_612b5 BEFORE UPDATE ON public.circulation_reader FOR EACH ROW WHEN ((old.acknowledged_at IS NOT NULL)) EXECUTE FUNCTION public.pgtrigger_acknowledgement_stands_612b5();

COMMENT ON TRIGGER pgtrigger_acknowledgement_stands_612b5 ON public.circulation_reader IS 'abf3715b54ca9761201f63c91db15aa39b9e5f59';

CREATE TRIGGER pgtrigger_adopted_programme_stands_209d2 BEFORE UPDATE ON public.programme_programme FOR EACH ROW WHEN ((old.adopted_at IS NOT NULL)) EXECUTE FUNCTION public.pgtrigger_adopted_programme_stands_209d2();

COMMENT ON TRIGGER pgtrigger_adopted_programme_stands_209d2 ON public.programme_programme IS '531641f354f84df3e2d417b8d0f37832d0bd8680';

CREATE TRIGGER pgtrigger_agenda_template_stands_61e44 BEFORE DELETE OR UPDATE ON public.agendas_agendatemplate FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_agenda_template_stands_61e44();

COMMENT ON TRIGGER pgtrigger_agenda_template_stands_61e44 ON public.agendas_agendatemplate IS 'e4815ec8c586d1d6d1f6e9612c7d4aafbd1ff50c';

CREATE TRIGGER pgtrigger_answer_stands_40368 BEFORE UPDATE ON public.urging_explanation FOR EACH ROW WHEN (((old.answered_at IS NOT NULL) AND ((old.answer IS DISTINCT FROM new.answer) OR (old.question IS DISTINCT FROM new.question)))) EXECUTE FUNCTION public.pgtrigger_answer_stands_40368();

COMMENT ON TRIGGER pgtrigger_answer_stands_40368 ON public.urging_explanation IS '24f2e4cbad7aa966c91ad111be6fe44a2ef06c92';

CREATE TRIGGER pgtrigger_answer_stands_c3193 BEFORE DELETE OR UPDATE ON public.cosigning_answer FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_answer_stands_c3193();

COMMENT ON TRIGGER pgtrigger_answer_stands_c3193 ON public.cosigning_answer IS 'b98dbb0f3a3d1d6abbb2e0f04a718f0929cf108c';

CREATE TRIGGER pgtrigger_appearance_file_stands_a42f8 BEFORE UPDATE ON public.signing_appearance FOR EACH ROW WHEN ((old.file_id IS DISTINCT FROM new.file_id)) EXECUTE FUNCTION public.pgtrigger_appearance_file_stands_a42f8();

COMMENT ON TRIGGER pgtrigger_appearance_file_stands_a42f8 ON public.signing_appearance IS 'ffea7c603024d719005dca91a9e8f9053d477625';

CREATE TRIGGER pgtrigger_appearance_never_deleted_06e94 BEFORE DELETE ON public.signing_appearance FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_appearance_never_deleted_06e94();

COMMENT ON TRIGGER pgtrigger_appearance_never_deleted_06e94 ON public.signing_appearance IS '8db2b585fc83663cdad8ff8325707812947f798d';

CREATE TRIGGER pgtrigger_append_only_92e06 BEFORE DELETE OR UPDATE ON public.audit_checkpoint FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_92e06();

COMMENT ON TRIGGER pgtrigger_append_only_92e06 ON public.audit_checkpoint IS 'd8ad92bdef105590e945d427475bc902c22dac79';

CREATE TRIGGER pgtrigger_append_only_a6b88 BEFORE DELETE OR UPDATE ON public.audit_entry FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_a6b88();

COMMENT ON TRIGGER pgtrigger_append_only_a6b88 ON public.audit_entry IS '1b389f8260e22d0fbf38b4ff1e20214212b176ee';

CREATE TRIGGER pgtrigger_append_only_cb682 BEFORE DELETE OR UPDATE ON public.audit_leaf FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_cb682();

COMMENT ON TRIGGER pgtrigger_append_only_cb682 ON public.audit_leaf IS '7dca4c3bc116f5d567cb9e40b3e31738b1013ab6';

CREATE TRIGGER pgtrigger_approval_stands_163f4 BEFORE DELETE OR UPDATE ON public.documents_approval FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_approval_stands_163f4();

COMMENT ON TRIGGER pgtrigger_approval_stands_163f4 ON public.documents_approval IS '950a3753bbfeb16baea48f90b35cf100d6793511';

CREATE TRIGGER pgtrigger_arrival_never_vanishes_525ab BEFORE DELETE ON public.documents_arrival FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_arrival_never_vanishes_525ab();

COMMENT ON TRIGGER pgtrigger_arrival_never_vanishes_525ab ON public.documents_arrival IS 'bdf9b3c5897dab833ed7ce88306c33c805c38048';

CREATE TRIGGER pgtrigger_arrival_number_stands_8050b BEFORE UPDATE ON public.documents_arrival FOR EACH ROW WHEN (((old.number IS DISTINCT FROM new.number) OR (old.series_id IS DISTINCT FROM new.series_id) OR (old.organisation_id IS DISTINCT FROM new.organisation_id))) EXECUTE FUNCTION public.pgtrigger_arrival_number_stands_8050b();

COMMENT ON TRIGGER pgtrigger_arrival_number_stands_8050b ON public.documents_arrival IS '0f639034ca1cab99d8eecad7036e2e511f474174';

CREATE TRIGGER pgtrigger_attachment_stands_820a8 BEFORE DELETE OR UPDATE ON public.documents_attachment FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_attachment_stands_820a8();

COMMENT ON TRIGGER pgtrigger_attachment_stands_820a8 ON public.documents_attachment IS 'f50d78709a335a7e0d722e1087e181a69d49c367';

CREATE TRIGGER pgtrigger_attendance_correction_stands_91630 BEFORE DELETE OR UPDATE ON public.meetings_attendancecorrection FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_attendance_correction_stands_91630();

COMMENT ON TRIGGER pgtrigger_attendance_correction_stands_91630 ON public.meetings_attendancecorrection IS '17aa624d5439bab81e02cf0aebe8fb21de2d86b5';

CREATE TRIGGER pgtrigger_baseline_stands_68c03 BEFORE UPDATE ON public.assignments_assignment FOR EACH ROW WHEN (((old.deadline IS DISTINCT FROM new.deadline) OR ((old.due_period)::text IS DISTINCT FROM (new.due_period)::text) OR ((old.baseline_lapses_at IS DISTINCT FROM new.baseline_lapses_at) AND ((new.baseline_lapses_at IS NULL) OR ((old.deadline ->> 'kind'::text) <> 'event'::text))))) EXECUTE FUNCTION public.pgtrigger_baseline_stands_68c03();

COMMENT ON TRIGGER pgtrigger_baseline_stands_68c03 ON public.assignments_assignment IS 'fe5f8923e135f61b0e97bb979a1b175b507b8e21';

CREATE TRIGGER pgtrigger_beginning_stands_62b79 BEFORE DELETE OR UPDATE ON public.writing_beginning FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_beginning_stands_62b79();

COMMENT ON TRIGGER pgtrigger_beginning_stands_62b79 ON public.writing_beginning IS '481557418fc09940f54cb22e6f7e0351708f2105';

CREATE TRIGGER pgtrigger_briefing_stands_3c3b3 BEFORE DELETE OR UPDATE ON public.reporting_briefing FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_briefing_stands_3c3b3();

COMMENT ON TRIGGER pgtrigger_briefing_stands_3c3b3 ON public.reporting_briefing IS '5c1e8ce00a3969b97d404e89d7d34bca60cc35b4';

CREATE TRIGGER pgtrigger_change_never_vanishes_fec71 BEFORE DELETE ON public.protection_change FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_change_never_vanishes_fec71();

COMMENT ON TRIGGER pgtrigger_change_never_vanishes_fec71 ON public.protection_change IS 'b26020d3712e13e2bbf638643af943cc3d37c185';

CREATE TRIGGER pgtrigger_change_stands_15606 BEFORE DELETE OR UPDATE ON public.programme_change FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_change_stands_15606();

COMMENT ON TRIGGER pgtrigger_change_stands_15606 ON public.programme_change IS 'bd27c3e575cb483681cad09e6e4c3083daa8f610';

CREATE TRIGGER pgtrigger_changed_task_stands_a755a BEFORE DELETE OR UPDATE ON public.changes_changedtask FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_changed_task_stands_a755a();

COMMENT ON TRIGGER pgtrigger_changed_task_stands_a755a ON public.changes_changedtask IS 'a90e5916a79d32750cb77c7ecac8a4883b01d9ed';

CREATE TRIGGER pgtrigger_check_stands_56a26 BEFORE DELETE OR UPDATE ON public.documents_check FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_check_stands_56a26();

COMMENT ON TRIGGER pgtrigger_check_stands_56a26 ON public.documents_check IS 'ae7e5b1b073e6e5eac607ca2a6255230f816d12c';

CREATE TRIGGER pgtrigger_closed_register_stands_4cfd8 BEFORE UPDATE ON public.documents_series FOR EACH ROW WHEN ((old.closed_at IS NOT NULL)) EXECUTE FUNCTION public.pgtrigger_closed_register_stands_4cfd8();

COMMENT ON TRIGGER pgtrigger_closed_register_stands_4cfd8 ON public.documents_series IS 'ea561cf00e1f2f91c190a3fc4d23d6238047da4d';

CREATE TRIGGER pgtrigger_code_stands_3d760 BEFORE DELETE OR UPDATE ON public.proving_code FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_code_stands_3d760();

COMMENT ON TRIGGER pgtrigger_code_stands_3d760 ON public.proving_code IS '70955d5cf58bdb34369d044e44c8df852ccef25e';

CREATE TRIGGER pgtrigger_contribution_stays_c9292 BEFORE DELETE ON public.contributions_contribution FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_contribution_stays_c9292();

COMMENT ON TRIGGER pgtrigger_contribution_stays_c9292 ON public.contributions_contribution IS '64d9eea67d6ae257905fad96a36aaa7b6afa70f1';

CREATE TRIGGER pgtrigger_cosigner_never_deleted_bb3b1 BEFORE DELETE ON public.cosigning_cosigner FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_cosigner_never_deleted_bb3b1();

COMMENT ON TRIGGER pgtrigger_cosigner_never_deleted_bb3b1 ON public.cosigning_cosigner IS '039720d163094e4610ecadd2b053e8f0781b5704';

CREATE TRIGGER pgtrigger_deadline_stands_76615 BEFORE UPDATE ON public.directives_task FOR EACH ROW WHEN (((old.deadline IS DISTINCT FROM new.deadline) OR ((old.due_period)::text IS DISTINCT FROM (new.due_period)::text) OR (old.is_itemised IS DISTINCT FROM new.is_itemised))) EXECUTE FUNCTION public.pgtrigger_deadline_stands_76615();

COMMENT ON TRIGGER pgtrigger_deadline_stands_76615 ON public.directives_task IS 'd2cdc53b87c5694f97027fb45a4dbb89837ce45c';

CREATE TRIGGER pgtrigger_decision_link_stands_59865 BEFORE DELETE OR UPDATE ON public.minutes_decisionlink FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_decision_link_stands_59865();

COMMENT ON TRIGGER pgtrigger_decision_link_stands_59865 ON public.minutes_decisionlink IS 'c52dee1928dc1786af4708df27c30dbd9dee8ab9';

CREATE TRIGGER pgtrigger_decision_never_deleted_600d1 BEFORE DELETE ON public.minutes_decision FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_decision_never_deleted_600d1();

COMMENT ON TRIGGER pgtrigger_decision_never_deleted_600d1 ON public.minutes_decision IS 'ae38c500c0df5a1de065b577684437d965fa8258';

CREATE TRIGGER pgtrigger_decision_stands_b744e BEFORE DELETE OR UPDATE ON public.assignments_extensiondecision FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_decision_stands_b744e();

COMMENT ON TRIGGER pgtrigger_decision_stands_b744e ON public.assignments_extensiondecision IS '5cb9e0583928c20d5eca5d9710644f8715b058cd';

CREATE TRIGGER pgtrigger_decision_stands_ba0de BEFORE UPDATE ON public.minutes_decision FOR EACH ROW WHEN (((old.number IS DISTINCT FROM new.number) OR (old.series_id IS DISTINCT FROM new.series_id) OR (old.text IS DISTINCT FROM new.text) OR (old.decided_on IS DISTINCT FROM new.decided_on) OR (old.entered_at IS DISTINCT FROM new.entered_at))) EXECUTE FUNCTION public.pgtrigger_decision_stands_ba0de();

COMMENT ON TRIGGER pgtrigger_decision_stands_ba0de ON public.minutes_decision IS '353890749fcc3b9bf067af6898c766b242a6b387';

CREATE TRIGGER pgtrigger_delivery_never_vanishes_a959f BEFORE DELETE ON public.dispatch_delivery FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delivery_never_vanishes_a959f();

COMMENT ON TRIGGER pgtrigger_delivery_never_vanishes_a959f ON public.dispatch_delivery IS '7cb29b775a52dab41aea10a4133e0eb21b0b8638';

CREATE TRIGGER pgtrigger_delivery_stands_0798b BEFORE UPDATE ON public.dispatch_delivery FOR EACH ROW WHEN (((old.document_id IS DISTINCT FROM new.document_id) OR ((old.recipient_key)::text IS DISTINCT FROM (new.recipient_key)::text) OR ((old.way)::text IS DISTINCT FROM (new.way)::text) OR (old.sent_at IS DISTINCT FROM new.sent_at))) EXECUTE FUNCTION public.pgtrigger_delivery_stands_0798b();

COMMENT ON TRIGGER pgtrigger_delivery_stands_0798b ON public.dispatch_delivery IS '7c3ea7f42900133a0638ae0ba2036e84dae644a8';

CREATE TRIGGER pgtrigger_delivery_stands_32401 BEFORE DELETE OR UPDATE ON public.contributions_delivery FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delivery_stands_32401();

COMMENT ON TRIGGER pgtrigger_delivery_stands_32401 ON public.contributions_delivery IS 'cd1599f598e04692253bb58866758d14996cd0a1';

CREATE TRIGGER pgtrigger_dependency_stays_39639 BEFORE DELETE ON public.linking_dependency FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_dependency_stays_39639();

COMMENT ON TRIGGER pgtrigger_dependency_stays_39639 ON public.linking_dependency IS '12c3ea85e03124b8e3007fb84a4f8c7ef6436ae5';

CREATE TRIGGER pgtrigger_dismissal_stands_189a1 BEFORE DELETE OR UPDATE ON public.urging_dismissal FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_dismissal_stands_189a1();

COMMENT ON TRIGGER pgtrigger_dismissal_stands_189a1 ON public.urging_dismissal IS '64ee28b66d86874a3a08ceeefe88069502e2d314';

CREATE TRIGGER pgtrigger_edition_stands_14610 BEFORE DELETE OR UPDATE ON public.reporting_edition FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_edition_stands_14610();

COMMENT ON TRIGGER pgtrigger_edition_stands_14610 ON public.reporting_edition IS '1f3c76a056cd9611f8df80d497e4336bc3e9046a';

CREATE TRIGGER pgtrigger_edition_stands_2f190 BEFORE DELETE OR UPDATE ON public.minutes_edition FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_edition_stands_2f190();

COMMENT ON TRIGGER pgtrigger_edition_stands_2f190 ON public.minutes_edition IS 'd8873a230abeed0c9c282b2c28fd2b6a88a9da1b';

CREATE TRIGGER pgtrigger_end_stands_e2b1a BEFORE UPDATE ON public.reporting_schedule FOR EACH ROW WHEN ((old.ended_at IS NOT NULL)) EXECUTE FUNCTION public.pgtrigger_end_stands_e2b1a();

COMMENT ON TRIGGER pgtrigger_end_stands_e2b1a ON public.reporting_schedule IS '1dcb7142aae7efda18678436a1194c7a2f3eb905';

CREATE TRIGGER pgtrigger_ended_stands_8dc5a BEFORE UPDATE ON public.urging_explanation FOR EACH ROW WHEN ((old.ended_at IS NOT NULL)) EXECUTE FUNCTION public.pgtrigger_ended_stands_8dc5a();

COMMENT ON TRIGGER pgtrigger_ended_stands_8dc5a ON public.urging_explanation IS 'b525d4b5caa5de6f2c7a2c516cc1a855d55f69f3';

CREATE TRIGGER pgtrigger_ending_stands_385bc BEFORE DELETE OR UPDATE ON public.changes_ending FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_ending_stands_385bc();

COMMENT ON TRIGGER pgtrigger_ending_stands_385bc ON public.changes_ending IS 'b303841701a0055d4aad6b15b9153c28988e08a8';

CREATE TRIGGER pgtrigger_examination_stands_cbc78 BEFORE DELETE OR UPDATE ON public.assignments_examination FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_examination_stands_cbc78();

COMMENT ON TRIGGER pgtrigger_examination_stands_cbc78 ON public.assignments_examination IS 'd3237321d103c96898c74283cef78b8572cf19be';

CREATE TRIGGER pgtrigger_expected_never_vanishes_50e7e BEFORE DELETE ON public.programme_expected FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_expected_never_vanishes_50e7e();

COMMENT ON TRIGGER pgtrigger_expected_never_vanishes_50e7e ON public.programme_expected IS 'f01a880396fd25aabde9da158b25428d33b4ca17';

CREATE TRIGGER pgtrigger_explanation_stays_03fd1 BEFORE DELETE ON public.urging_explanation FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_explanation_stays_03fd1();

COMMENT ON TRIGGER pgtrigger_explanation_stays_03fd1 ON public.urging_explanation IS '187c253c08400b468e3b2137ff7ca52735e40247';

CREATE TRIGGER pgtrigger_external_id_stays_377e7 BEFORE DELETE ON public.linking_externalid FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_external_id_stays_377e7();

COMMENT ON TRIGGER pgtrigger_external_id_stays_377e7 ON public.linking_externalid IS 'c6ab68fd6f5694aa6b73f0143b82a88e4ad3ad44';

CREATE TRIGGER pgtrigger_fact_stands_c0726 BEFORE DELETE OR UPDATE ON public.assignments_fact FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_fact_stands_c0726();

COMMENT ON TRIGGER pgtrigger_fact_stands_c0726 ON public.assignments_fact IS '12748a24f226120e4da7b0efed8b50d73bf20952';

CREATE TRIGGER pgtrigger_gone_is_gone_09575 BEFORE UPDATE ON public.obstacles_obstacle FOR EACH ROW WHEN ((old.removed_at IS NOT NULL)) EXECUTE FUNCTION public.pgtrigger_gone_is_gone_09575();

COMMENT ON TRIGGER pgtrigger_gone_is_gone_09575 ON public.obstacles_obstacle IS '88146dec838d45f230846ec9d815893751c62d5a';

CREATE TRIGGER pgtrigger_hand_count_stands_16429 BEFORE DELETE OR UPDATE ON public.voting_handcount FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_hand_count_stands_16429();

COMMENT ON TRIGGER pgtrigger_hand_count_stands_16429 ON public.voting_handcount IS '7ab163bcb190514c5c6d26b7509fdc0fa1dbccb1';

CREATE TRIGGER pgtrigger_handover_stands_9a8fc BEFORE DELETE OR UPDATE ON public.linking_handover FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_handover_stands_9a8fc();

COMMENT ON TRIGGER pgtrigger_handover_stands_9a8fc ON public.linking_handover IS '7bcd60ff97e682b9a7533b78b31ed043f8ca4f5e';

CREATE TRIGGER pgtrigger_issued_stands_f65ad BEFORE UPDATE ON public.documents_document FOR EACH ROW WHEN ((((old.state)::text = 'issued'::text) AND (((old.symbol)::text IS DISTINCT FROM (new.symbol)::text) OR ((old.subject)::text IS DISTINCT FROM (new.subject)::text) OR (old.issued_on IS DISTINCT FROM new.issued_on) OR (old.paper_id IS DISTINCT FROM new.paper_id) OR ((old.state)::text IS DISTINCT FROM (new.state)::text)))) EXECUTE FUNCTION public.pgtrigger_issued_stands_f65ad();

COMMENT ON TRIGGER pgtrigger_issued_stands_f65ad ON public.documents_document IS '4669c8ae0f8b7ed3db710d5671407c45764db802';

CREATE TRIGGER pgtrigger_judgement_of_delivery_stands_dee32 BEFORE DELETE OR UPDATE ON public.contributions_judgement FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_judgement_of_delivery_stands_dee32();

COMMENT ON TRIGGER pgtrigger_judgement_of_delivery_stands_dee32 ON public.contributions_judgement IS 'b33d2bb316f8d129bbe1375c852621d917675ff0';

CREATE TRIGGER pgtrigger_judgement_stands_a2789 BEFORE DELETE OR UPDATE ON public.assignments_judgement FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_judgement_stands_a2789();

COMMENT ON TRIGGER pgtrigger_judgement_stands_a2789 ON public.assignments_judgement IS '683f67280b9aeed7271511e13e53bea1c306160d';

CREATE TRIGGER pgtrigger_ladder_stands_eaa46 BEFORE DELETE OR UPDATE ON public.obstacles_ladder FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_ladder_stands_eaa46();

COMMENT ON TRIGGER pgtrigger_ladder_stands_eaa46 ON public.obstacles_ladder IS '4e9ae2a5faf844344bfb24db2de9e8c539a1635e';

CREATE TRIGGER pgtrigger_light_rule_stands_970be BEFORE UPDATE ON public.assignments_lightrule FOR EACH ROW WHEN (((old.codes IS DISTINCT FROM new.codes) OR (old.set_at <> new.set_at))) EXECUTE FUNCTION public.pgtrigger_light_rule_stands_970be();

COMMENT ON TRIGGER pgtrigger_light_rule_stands_970be ON public.assignments_lightrule IS 'b08d2bd4f7ee864fe9bbf3888a144cb869c325fa';

CREATE TRIGGER pgtrigger_light_rule_stays_ec77d BEFORE DELETE ON public.assignments_lightrule FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_light_rule_stays_ec77d();

COMMENT ON TRIGGER pgtrigger_light_rule_stays_ec77d ON public.assignments_lightrule IS '6449d1bde95aae979df30b0105712bb472ec4f80';

CREATE TRIGGER pgtrigger_line_never_vanishes_7ec2d BEFORE DELETE ON public.changes_extensionline FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_line_never_vanishes_7ec2d();

COMMENT ON TRIGGER pgtrigger_line_never_vanishes_7ec2d ON public.changes_extensionline IS 'e2054d0e96967a08a625166087d1fad314c8002f';

CREATE TRIGGER pgtrigger_line_of_handover_stands_63b05 BEFORE DELETE OR UPDATE ON public.linking_handoverline FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_line_of_handover_stands_63b05();

COMMENT ON TRIGGER pgtrigger_line_of_handover_stands_63b05 ON public.linking_handoverline IS '54e6e045a37fadd071e109f6cc9058d6b67aa740';

CREATE TRIGGER pgtrigger_line_stands_33d81 BEFORE UPDATE ON public.changes_extensionline FOR EACH ROW WHEN (((old.is_granted IS DISTINCT FROM new.is_granted) OR (old.until_on IS DISTINCT FROM new.until_on) OR (old.request_id IS DISTINCT FROM new.request_id))) EXECUTE FUNCTION public.pgtrigger_line_stands_33d81();

COMMENT ON TRIGGER pgtrigger_line_stands_33d81 ON public.changes_extensionline IS 'ea820f383402efa34400f6c08206f00d237f7033';

CREATE TRIGGER pgtrigger_link_stands_e255b BEFORE DELETE OR UPDATE ON public.obstacles_link FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_link_stands_e255b();

COMMENT ON TRIGGER pgtrigger_link_stands_e255b ON public.obstacles_link IS '3fc25780fb9683ac72c586f90a25c2f7a1f2e55d';

CREATE TRIGGER pgtrigger_mail_never_vanishes_7ec4f BEFORE DELETE ON public.mailroom_mail FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_mail_never_vanishes_7ec4f();

COMMENT ON TRIGGER pgtrigger_mail_never_vanishes_7ec4f ON public.mailroom_mail IS '5bc5cf37ff3f1952711be07b3c3c94b9327cb422';

CREATE TRIGGER pgtrigger_mark_never_vanishes_2a223 BEFORE DELETE ON public.documents_mark FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_mark_never_vanishes_2a223();

COMMENT ON TRIGGER pgtrigger_mark_never_vanishes_2a223 ON public.documents_mark IS '0a5042bf1e5ba7f05c63550e945d84706e6fc357';

CREATE TRIGGER pgtrigger_mark_stands_eb83e BEFORE UPDATE ON public.documents_mark FOR EACH ROW WHEN (((old.words IS DISTINCT FROM new.words) OR (old.due_on IS DISTINCT FROM new.due_on) OR (old.holding_id IS DISTINCT FROM new.holding_id))) EXECUTE FUNCTION public.pgtrigger_mark_stands_eb83e();

COMMENT ON TRIGGER pgtrigger_mark_stands_eb83e ON public.documents_mark IS 'cbe01f061e0ff16fc460249aa0b434afd3ef7d83';

CREATE TRIGGER pgtrigger_merger_stands_e0455 BEFORE DELETE OR UPDATE ON public.voting_merger FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_merger_stands_e0455();

COMMENT ON TRIGGER pgtrigger_merger_stands_e0455 ON public.voting_merger IS '848a463bba1b7ed6bc5af80dc59149988f18fa59';

CREATE TRIGGER pgtrigger_milestone_stands_c36a5 BEFORE UPDATE ON public.assignments_milestone FOR EACH ROW WHEN ((((old.name)::text IS DISTINCT FROM (new.name)::text) OR (old.due_on IS DISTINCT FROM new.due_on) OR (old.set_at IS DISTINCT FROM new.set_at))) EXECUTE FUNCTION public.pgtrigger_milestone_stands_c36a5();

COMMENT ON TRIGGER pgtrigger_milestone_stands_c36a5 ON public.assignments_milestone IS '0281455b3e85615c1008efbb61d06492ff3bfdf3';

CREATE TRIGGER pgtrigger_milestone_stays_ec7a3 BEFORE DELETE ON public.assignments_milestone FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_milestone_stays_ec7a3();

COMMENT ON TRIGGER pgtrigger_milestone_stays_ec7a3 ON public.assignments_milestone IS '5976ec64b2a93b0b81d845506c99816b619e52e9';

CREATE TRIGGER pgtrigger_minder_stands_6924a BEFORE DELETE ON public.assignments_minder FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_minder_stands_6924a();

COMMENT ON TRIGGER pgtrigger_minder_stands_6924a ON public.assignments_minder IS '48356ed662fac501c3bb8f507b0c9fef7139f34c';

CREATE TRIGGER pgtrigger_never_deleted_86f31 BEFORE DELETE ON public.documents_document FOR EACH ROW WHEN (((old.state)::text = ANY (ARRAY[('issued'::character varying)::text, ('received'::character varying)::text]))) EXECUTE FUNCTION public.pgtrigger_never_deleted_86f31();

COMMENT ON TRIGGER pgtrigger_never_deleted_86f31 ON public.documents_document IS '4c254487d8991c480a23b97569f7187149b76bf4';

CREATE TRIGGER pgtrigger_no_truncate_32091 BEFORE TRUNCATE ON public.audit_entry FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_32091();

COMMENT ON TRIGGER pgtrigger_no_truncate_32091 ON public.audit_entry IS '6bb69e3a81eecb79eb091d673e6c726ff852eb22';

CREATE TRIGGER pgtrigger_no_truncate_aeb90 BEFORE TRUNCATE ON public.audit_leaf FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_aeb90();

COMMENT ON TRIGGER pgtrigger_no_truncate_aeb90 ON public.audit_leaf IS '6ddef76518d56d408caa6ac2b0d53de92f9e9ed9';

CREATE TRIGGER pgtrigger_no_truncate_bfd75 BEFORE TRUNCATE ON public.audit_checkpoint FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_no_truncate_bfd75();

COMMENT ON TRIGGER pgtrigger_no_truncate_bfd75 ON public.audit_checkpoint IS 'fa68ad15c50ead797a6615c9d67538abdf6c6769';

CREATE TRIGGER pgtrigger_number_never_vanishes_25b5b BEFORE DELETE ON public.documents_number FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_number_never_vanishes_25b5b();

COMMENT ON TRIGGER pgtrigger_number_never_vanishes_25b5b ON public.documents_number IS '21eae6fec4955f234f82cd2b81dd67507c5ebdfb';

CREATE TRIGGER pgtrigger_number_stands_2b286 BEFORE UPDATE ON public.documents_number FOR EACH ROW WHEN (((old.number IS DISTINCT FROM new.number) OR (old.series_id IS DISTINCT FROM new.series_id) OR ((old.state)::text = 'void'::text))) EXECUTE FUNCTION public.pgtrigger_number_stands_2b286();

COMMENT ON TRIGGER pgtrigger_number_stands_2b286 ON public.documents_number IS '9f43f82394d94b2b5196e0c6494f11ed1aabb449';

CREATE TRIGGER pgtrigger_obstacle_stays_55655 BEFORE DELETE ON public.obstacles_obstacle FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_obstacle_stays_55655();

COMMENT ON TRIGGER pgtrigger_obstacle_stays_55655 ON public.obstacles_obstacle IS '430e30c28c9aa206fa0c4a468fade7351801cd06';

CREATE TRIGGER pgtrigger_original_stands_f3745 BEFORE DELETE OR UPDATE ON public.capture_original FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_original_stands_f3745();

COMMENT ON TRIGGER pgtrigger_original_stands_f3745 ON public.capture_original IS '2f13ab014f7dd63a9be1b03b491844fd11b9c8ac';

CREATE TRIGGER pgtrigger_output_change_stands_bb6c6 BEFORE DELETE OR UPDATE ON public.assignments_deliverablechange FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_output_change_stands_bb6c6();

COMMENT ON TRIGGER pgtrigger_output_change_stands_bb6c6 ON public.assignments_deliverablechange IS '0e01e1a5ff823827f451ff1409196d7a562aec3e';

CREATE TRIGGER pgtrigger_pair_stays_ebf9d BEFORE DELETE ON public.linking_pair FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_pair_stays_ebf9d();

COMMENT ON TRIGGER pgtrigger_pair_stays_ebf9d ON public.linking_pair IS 'db1ca176fababbc370c3ea41336ca66520bd284b';

CREATE TRIGGER pgtrigger_passed_stands_35b87 BEFORE DELETE OR UPDATE ON public.changes_passed FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_passed_stands_35b87();

COMMENT ON TRIGGER pgtrigger_passed_stands_35b87 ON public.changes_passed IS '5823945ac81ea33cec010c22bed85163d3804b4e';

CREATE TRIGGER pgtrigger_passing_stays_b2209 BEFORE DELETE ON public.changes_passing FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_passing_stays_b2209();

COMMENT ON TRIGGER pgtrigger_passing_stays_b2209 ON public.changes_passing IS '7cc0542f2ddcbd5ba1339ed8e8b61d8ec9873ccc';

CREATE TRIGGER pgtrigger_piece_stands_b8433 BEFORE DELETE OR UPDATE ON public.contributions_piece FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_piece_stands_b8433();

COMMENT ON TRIGGER pgtrigger_piece_stands_b8433 ON public.contributions_piece IS '874a3c05f30f43b45cd38c088b2d0e919da3f195';

CREATE TRIGGER pgtrigger_point_text_stands_08939 BEFORE UPDATE ON public.meetings_pointtext FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_point_text_stands_08939();

COMMENT ON TRIGGER pgtrigger_point_text_stands_08939 ON public.meetings_pointtext IS '58f5aea25e422cc2a8179d6f51679d877f168c89';

CREATE TRIGGER pgtrigger_prolongation_stands_64977 BEFORE UPDATE ON public.procedures_prolongation FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_prolongation_stands_64977();

COMMENT ON TRIGGER pgtrigger_prolongation_stands_64977 ON public.procedures_prolongation IS '257c2d819bbfd2056b91f28762922442aa018193';

CREATE TRIGGER pgtrigger_proposal_step_stands_ee830 BEFORE UPDATE ON public.agendas_proposalstep FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_proposal_step_stands_ee830();

COMMENT ON TRIGGER pgtrigger_proposal_step_stands_ee830 ON public.agendas_proposalstep IS '6dbcd2a797bf9bb7fa5b2b4f0247fbb1e6308412';

CREATE TRIGGER pgtrigger_reader_never_vanishes_9ff8e BEFORE DELETE ON public.circulation_reader FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_reader_never_vanishes_9ff8e();

COMMENT ON TRIGGER pgtrigger_reader_never_vanishes_9ff8e ON public.circulation_reader IS '52c9b8a1561c9692bb4c4319a3f411f4d2cc929d';

CREATE TRIGGER pgtrigger_recall_is_kept_b4259 BEFORE DELETE OR UPDATE ON public.dispatch_recall FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_recall_is_kept_b4259();

COMMENT ON TRIGGER pgtrigger_recall_is_kept_b4259 ON public.dispatch_recall IS 'd22b909b272ce19aac86fa236cd4243cd47b8f95';

CREATE TRIGGER pgtrigger_recall_stands_066c7 BEFORE UPDATE ON public.documents_document FOR EACH ROW WHEN (((old.recalled_at IS NOT NULL) AND (old.recalled_at IS DISTINCT FROM new.recalled_at))) EXECUTE FUNCTION public.pgtrigger_recall_stands_066c7();

COMMENT ON TRIGGER pgtrigger_recall_stands_066c7 ON public.documents_document IS '32b54584828ea2bfd706c76a71cf22eaae3301ff';

CREATE TRIGGER pgtrigger_receipt_stands_9101a BEFORE DELETE OR UPDATE ON public.dispatch_receipt FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_receipt_stands_9101a();

COMMENT ON TRIGGER pgtrigger_receipt_stands_9101a ON public.dispatch_receipt IS 'f3128dcd882559f66bc5bee8c29c949da6e4799c';

CREATE TRIGGER pgtrigger_received_file_stands_493e7 BEFORE UPDATE ON public.documents_document FOR EACH ROW WHEN ((((old.state)::text = 'received'::text) AND ((old.paper_id IS DISTINCT FROM new.paper_id) OR ((old.state)::text IS DISTINCT FROM (new.state)::text)))) EXECUTE FUNCTION public.pgtrigger_received_file_stands_493e7();

COMMENT ON TRIGGER pgtrigger_received_file_stands_493e7 ON public.documents_document IS '79d410feb0d3ed7048e3e845b651fcca19e9b148';

CREATE TRIGGER pgtrigger_relation_stands_9627e BEFORE DELETE OR UPDATE ON public.dispatch_relation FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_relation_stands_9627e();

COMMENT ON TRIGGER pgtrigger_relation_stands_9627e ON public.dispatch_relation IS 'fbca36be897943729f6e3ae723fab09f2dceca62';

CREATE TRIGGER pgtrigger_reminder_of_report_stands_d2848 BEFORE DELETE OR UPDATE ON public.cadence_reminder FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_reminder_of_report_stands_d2848();

COMMENT ON TRIGGER pgtrigger_reminder_of_report_stands_d2848 ON public.cadence_reminder IS '9cdcee9698116aa200ae147137d40f420d9c692c';

CREATE TRIGGER pgtrigger_reminder_of_review_stands_3be2b BEFORE DELETE OR UPDATE ON public.reviews_reminder FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_reminder_of_review_stands_3be2b();

COMMENT ON TRIGGER pgtrigger_reminder_of_review_stands_3be2b ON public.reviews_reminder IS '402d4b2ebfde4f253a6adfcb2b2c1667a0cd6267';

CREATE TRIGGER pgtrigger_report_paper_stands_e67d5 BEFORE DELETE OR UPDATE ON public.reporting_reportpaper FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_report_paper_stands_e67d5();

COMMENT ON TRIGGER pgtrigger_report_paper_stands_e67d5 ON public.reporting_reportpaper IS 'a233919197fa16e204ee82d910e18fac6987b2eb';

CREATE TRIGGER pgtrigger_report_rule_stands_2357b BEFORE UPDATE ON public.cadence_reportrule FOR EACH ROW WHEN ((((old.unit)::text IS DISTINCT FROM (new.unit)::text) OR (old.every IS DISTINCT FROM new.every) OR (old.day IS DISTINCT FROM new.day) OR (old.first_on IS DISTINCT FROM new.first_on))) EXECUTE FUNCTION public.pgtrigger_report_rule_stands_2357b();

COMMENT ON TRIGGER pgtrigger_report_rule_stands_2357b ON public.cadence_reportrule IS '01a09d913013a812e7685d15e1beef29ef448e8f';

CREATE TRIGGER pgtrigger_report_rule_stays_85da1 BEFORE DELETE ON public.cadence_reportrule FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_report_rule_stays_85da1();

COMMENT ON TRIGGER pgtrigger_report_rule_stays_85da1 ON public.cadence_reportrule IS 'f06c31413218836d81c13204d1797e548a4a001c';

CREATE TRIGGER pgtrigger_report_stands_49037 BEFORE DELETE OR UPDATE ON public.assignments_report FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_report_stands_49037();

COMMENT ON TRIGGER pgtrigger_report_stands_49037 ON public.assignments_report IS 'e8efeee8a6ffdfb167f9cb1b0ab3ff328832a39b';

CREATE TRIGGER pgtrigger_report_stands_cb054 BEFORE DELETE OR UPDATE ON public.directives_frozenreport FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_report_stands_cb054();

COMMENT ON TRIGGER pgtrigger_report_stands_cb054 ON public.directives_frozenreport IS 'b10eb98ead738fb07992e0e17e80bda7eea6f210';

CREATE TRIGGER pgtrigger_request_evidence_stands_c033a BEFORE DELETE OR UPDATE ON public.assignments_requestevidence FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_request_evidence_stands_c033a();

COMMENT ON TRIGGER pgtrigger_request_evidence_stands_c033a ON public.assignments_requestevidence IS '15525f6ddcf604694abbf3a9c7e3f68e2ac2cf2b';

CREATE TRIGGER pgtrigger_review_path_stands_1fd65 BEFORE DELETE OR UPDATE ON public.agendas_reviewpath FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_review_path_stands_1fd65();

COMMENT ON TRIGGER pgtrigger_review_path_stands_1fd65 ON public.agendas_reviewpath IS 'c8fbd1370c9d565204af28c2df2b9cefe63c5702';

CREATE TRIGGER pgtrigger_review_rule_stands_31cd6 BEFORE DELETE OR UPDATE ON public.reviews_reviewrule FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_review_rule_stands_31cd6();

COMMENT ON TRIGGER pgtrigger_review_rule_stands_31cd6 ON public.reviews_reviewrule IS 'e9f5f4e0826c03f42a224b76a619bac2b96e8fc6';

CREATE TRIGGER pgtrigger_review_stands_6a9be BEFORE DELETE OR UPDATE ON public.reviews_review FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_review_stands_6a9be();

COMMENT ON TRIGGER pgtrigger_review_stands_6a9be ON public.reviews_review IS '0dd3988be5adcf0f0dfc12a2bcd35895399791fb';

CREATE TRIGGER pgtrigger_roll_up_stands_c83aa BEFORE UPDATE ON public.cascade_rollup FOR EACH ROW WHEN ((((old.subject)::text <> (new.subject)::text) OR (old.detail <> new.detail) OR (old.goes_further <> new.goes_further) OR ((old.often)::text <> (new.often)::text) OR (old.first_on <> new.first_on) OR (old.above_id <> new.above_id) OR (old.until_on IS DISTINCT FROM new.until_on) OR (old.organisation_id <> new.organisation_id))) EXECUTE FUNCTION public.pgtrigger_roll_up_stands_c83aa();

COMMENT ON TRIGGER pgtrigger_roll_up_stands_c83aa ON public.cascade_rollup IS 'b03d8d7b5858ae032dbb2e1d519fcd95fa4dff93';

CREATE TRIGGER pgtrigger_roll_up_stays_37959 BEFORE DELETE ON public.cascade_rollup FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_roll_up_stays_37959();

COMMENT ON TRIGGER pgtrigger_roll_up_stays_37959 ON public.cascade_rollup IS '8ac31075e0c1db7d71dbbaf021a674297fc6346f';

CREATE TRIGGER pgtrigger_roll_up_step_stands_b8ae2 BEFORE DELETE OR UPDATE ON public.cascade_rollupstep FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_roll_up_step_stands_b8ae2();

COMMENT ON TRIGGER pgtrigger_roll_up_step_stands_b8ae2 ON public.cascade_rollupstep IS '3d5868a599fd77d8693cd263da78b150e3a948ab';

CREATE TRIGGER pgtrigger_rule_book_stands_a9ef2 BEFORE DELETE OR UPDATE ON public.meetings_rulebook FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_rule_book_stands_a9ef2();

COMMENT ON TRIGGER pgtrigger_rule_book_stands_a9ef2 ON public.meetings_rulebook IS '693ba43ae99bfd7c57d1012db0502283af94015b';

CREATE TRIGGER pgtrigger_rule_stands_11050 BEFORE DELETE OR UPDATE ON public.directives_recurrencerule FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_rule_stands_11050();

COMMENT ON TRIGGER pgtrigger_rule_stands_11050 ON public.directives_recurrencerule IS 'd6cef7f6c2117a53a4141dbc040abac8bbeaf874';

CREATE TRIGGER pgtrigger_rung_stands_1b7c5 BEFORE DELETE OR UPDATE ON public.assignments_rung FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_rung_stands_1b7c5();

COMMENT ON TRIGGER pgtrigger_rung_stands_1b7c5 ON public.assignments_rung IS '1a0cd8055c1e66d03edaeb1961e902c08d27036e';

CREATE TRIGGER pgtrigger_said_of_milestone_stands_183fb BEFORE DELETE OR UPDATE ON public.assignments_milestonestatement FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_said_of_milestone_stands_183fb();

COMMENT ON TRIGGER pgtrigger_said_of_milestone_stands_183fb ON public.assignments_milestonestatement IS '9826acb478a4aa603c8792e0950210a84e66dd48';

CREATE TRIGGER pgtrigger_schedule_stays_99918 BEFORE DELETE ON public.reporting_schedule FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_schedule_stays_99918();

COMMENT ON TRIGGER pgtrigger_schedule_stays_99918 ON public.reporting_schedule IS 'fffc036e8ae2810f3b19168ec5a24135a0e72d41';

CREATE TRIGGER pgtrigger_secret_count_stands_e6f28 BEFORE DELETE OR UPDATE ON public.voting_secretcount FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_secret_count_stands_e6f28();

COMMENT ON TRIGGER pgtrigger_secret_count_stands_e6f28 ON public.voting_secretcount IS '941ead02f18529cbe7bf8b92a6564dfaf1a2f44b';

CREATE TRIGGER pgtrigger_sender_notice_never_vanishes_713ee BEFORE DELETE ON public.mailroom_sendernotice FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_sender_notice_never_vanishes_713ee();

COMMENT ON TRIGGER pgtrigger_sender_notice_never_vanishes_713ee ON public.mailroom_sendernotice IS '16d5b5294a945326b48d52693d057c3c80f1393a';

CREATE TRIGGER pgtrigger_serving_stays_1808b BEFORE DELETE ON public.cascade_serving FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_serving_stays_1808b();

COMMENT ON TRIGGER pgtrigger_serving_stays_1808b ON public.cascade_serving IS 'a98086860c41781877739c231080845a44b8fc74';

CREATE TRIGGER pgtrigger_share_stands_f50ee BEFORE UPDATE ON public.cascade_share FOR EACH ROW WHEN (((old.detail <> new.detail) OR (old.goes_further <> new.goes_further) OR (old.first_on <> new.first_on) OR ((old.often)::text <> (new.often)::text) OR (old.until_on IS DISTINCT FROM new.until_on) OR (old.above_id <> new.above_id) OR ((old.scope)::text <> (new.scope)::text) OR (old.ended_at IS NOT NULL))) EXECUTE FUNCTION public.pgtrigger_share_stands_f50ee();

COMMENT ON TRIGGER pgtrigger_share_stands_f50ee ON public.cascade_share IS '04cae5c4e2462fde911cc5b6168b6ff36a6f27f7';

CREATE TRIGGER pgtrigger_share_stays_8d7a2 BEFORE DELETE ON public.cascade_share FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_share_stays_8d7a2();

COMMENT ON TRIGGER pgtrigger_share_stays_8d7a2 ON public.cascade_share IS '2a8b0d00729e85beb1c3ee59cb907d349876c497';

CREATE TRIGGER pgtrigger_skip_stands_2f542 BEFORE DELETE OR UPDATE ON public.directives_skippedoccurrence FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_skip_stands_2f542();

COMMENT ON TRIGGER pgtrigger_skip_stands_2f542 ON public.directives_skippedoccurrence IS 'cafc6a1353eb3fcffe290854556d007eb01d0c42';

CREATE TRIGGER pgtrigger_step_of_obstacle_stands_700a5 BEFORE DELETE OR UPDATE ON public.obstacles_step FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_step_of_obstacle_stands_700a5();

COMMENT ON TRIGGER pgtrigger_step_of_obstacle_stands_700a5 ON public.obstacles_step IS '1e332c2485515a72939446915ad76a07da173ba2';

CREATE TRIGGER pgtrigger_step_stands_9502d BEFORE DELETE OR UPDATE ON public.assignments_ladderstep FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_step_stands_9502d();

COMMENT ON TRIGGER pgtrigger_step_stands_9502d ON public.assignments_ladderstep IS '173c180f4389fe0857a0fcb5a1a651dd0ff572e1';

CREATE TRIGGER pgtrigger_subject_rule_stands_ce14e BEFORE DELETE OR UPDATE ON public.meetings_subjectrule FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_subject_rule_stands_ce14e();

COMMENT ON TRIGGER pgtrigger_subject_rule_stands_ce14e ON public.meetings_subjectrule IS '8d4aabd38e9ba853a8a3a267ec0c01de66ac003b';

CREATE TRIGGER pgtrigger_template_file_stands_5d909 BEFORE UPDATE ON public.writing_templateversion FOR EACH ROW WHEN (((old.file_id IS DISTINCT FROM new.file_id) OR (old.fields IS DISTINCT FROM new.fields) OR (old.ordinal IS DISTINCT FROM new.ordinal))) EXECUTE FUNCTION public.pgtrigger_template_file_stands_5d909();

COMMENT ON TRIGGER pgtrigger_template_file_stands_5d909 ON public.writing_templateversion IS '9c3ece6667c021d1f78a33e4086bf21cbf1b23db';

CREATE TRIGGER pgtrigger_template_never_deleted_0bc29 BEFORE DELETE ON public.writing_wordtemplate FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_template_never_deleted_0bc29();

COMMENT ON TRIGGER pgtrigger_template_never_deleted_0bc29 ON public.writing_wordtemplate IS '7781b8a52a85e1fc0ae14babf225a0669ae4ecfb';

CREATE TRIGGER pgtrigger_template_version_never_deleted_91420 BEFORE DELETE ON public.writing_templateversion FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_template_version_never_deleted_91420();

COMMENT ON TRIGGER pgtrigger_template_version_never_deleted_91420 ON public.writing_templateversion IS 'ae6e95bce6383ec166c7ae1dbd66f03859836e9c';

CREATE TRIGGER pgtrigger_tile_map_stands_4a2e8 BEFORE UPDATE ON public.seeing_tilemap FOR EACH ROW WHEN (((old.places IS DISTINCT FROM new.places) OR (old.set_at <> new.set_at))) EXECUTE FUNCTION public.pgtrigger_tile_map_stands_4a2e8();

COMMENT ON TRIGGER pgtrigger_tile_map_stands_4a2e8 ON public.seeing_tilemap IS 'aec69a6aad8507a758dbda251bcf25ad07ba59f6';

CREATE TRIGGER pgtrigger_tile_map_stays_25e62 BEFORE DELETE ON public.seeing_tilemap FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_tile_map_stays_25e62();

COMMENT ON TRIGGER pgtrigger_tile_map_stays_25e62 ON public.seeing_tilemap IS '0808b0cd0106b3c62b423b7c05b79e4328c058a0';

CREATE TRIGGER pgtrigger_tracker_stays_2b147 BEFORE DELETE ON public.linking_tracker FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_tracker_stays_2b147();

COMMENT ON TRIGGER pgtrigger_tracker_stays_2b147 ON public.linking_tracker IS 'b20dc9f4ac0fa04c91f9ea60050adbe091d86ac2';

CREATE TRIGGER pgtrigger_tray_paper_never_vanishes_e613f BEFORE DELETE ON public.capture_traypaper FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_tray_paper_never_vanishes_e613f();

COMMENT ON TRIGGER pgtrigger_tray_paper_never_vanishes_e613f ON public.capture_traypaper IS 'd1080b5c9dd514b5e0032dc8370c6b4c286b7a5a';

CREATE TRIGGER pgtrigger_verdict_stands_03d64 BEFORE DELETE OR UPDATE ON public.assignments_verdict FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_verdict_stands_03d64();

COMMENT ON TRIGGER pgtrigger_verdict_stands_03d64 ON public.assignments_verdict IS '1f811d77440314453265023ec63fb4bd2c7f4831';

CREATE TRIGGER pgtrigger_verdict_stands_8b438 BEFORE UPDATE ON public.protection_change FOR EACH ROW WHEN ((NOT ((old.verdict)::text = ''::text))) EXECUTE FUNCTION public.pgtrigger_verdict_stands_8b438();

COMMENT ON TRIGGER pgtrigger_verdict_stands_8b438 ON public.protection_change IS 'f89e6f48e060c2ac6dc5a045be47ff01b1146a47';

CREATE TRIGGER pgtrigger_version_stands_d153d BEFORE DELETE OR UPDATE ON public.documents_version FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_version_stands_d153d();

COMMENT ON TRIGGER pgtrigger_version_stands_d153d ON public.documents_version IS 'f5111f10e4da734be79d84dce555b7550f85ef04';

CREATE TRIGGER pgtrigger_what_was_asked_stands_282c2 BEFORE UPDATE ON public.contributions_contribution FOR EACH ROW WHEN (((old.wanted IS DISTINCT FROM new.wanted) OR (old.assignment_id IS DISTINCT FROM new.assignment_id))) EXECUTE FUNCTION public.pgtrigger_what_was_asked_stands_282c2();

COMMENT ON TRIGGER pgtrigger_what_was_asked_stands_282c2 ON public.contributions_contribution IS '298054a81761ebdd875e06af309d652b3df64c4f';

CREATE TRIGGER pgtrigger_what_was_raised_stands_ae4de BEFORE UPDATE ON public.obstacles_obstacle FOR EACH ROW WHEN (((old.text IS DISTINCT FROM new.text) OR (old.wanted IS DISTINCT FROM new.wanted) OR ((old.kind)::text IS DISTINCT FROM (new.kind)::text))) EXECUTE FUNCTION public.pgtrigger_what_was_raised_stands_ae4de();

COMMENT ON TRIGGER pgtrigger_what_was_raised_stands_ae4de ON public.obstacles_obstacle IS 'ae99a40dc1b9cdebacbb1024b3edfab199cb7554';

CREATE TRIGGER pgtrigger_withdrawal_is_kept_7ecd8 BEFORE DELETE ON public.directives_withdrawal FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_withdrawal_is_kept_7ecd8();

COMMENT ON TRIGGER pgtrigger_withdrawal_is_kept_7ecd8 ON public.directives_withdrawal IS '2013f9dca8715ff5413c3cd3af25abb16d5d3042';

CREATE TRIGGER pgtrigger_withdrawal_stands_aa5fa BEFORE UPDATE ON public.directives_withdrawal FOR EACH ROW WHEN (((old.restored_at IS NOT NULL) OR (old.withdrawn_at IS DISTINCT FROM new.withdrawn_at) OR (old.reason IS DISTINCT FROM new.reason))) EXECUTE FUNCTION public.pgtrigger_withdrawal_stands_aa5fa();

COMMENT ON TRIGGER pgtrigger_withdrawal_stands_aa5fa ON public.directives_withdrawal IS '997451d802bd1a5c40bae9c6085fcc8da1dfc909';

CREATE TRIGGER procrastinate_jobs_notify_queue_job_aborted_v1 AFTER UPDATE OF abort_requested ON public.procrastinate_jobs FOR EACH ROW WHEN (((old.abort_requested = false) AND (new.abort_requested = true) AND (new.status = 'doing'::public.procrastinate_job_status))) EXECUTE FUNCTION public.procrastinate_notify_queue_abort_job_v1();

CREATE TRIGGER procrastinate_jobs_notify_queue_job_inserted_v1 AFTER INSERT ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.status = 'todo'::public.procrastinate_job_status)) EXECUTE FUNCTION public.procrastinate_notify_queue_job_inserted_v1();

CREATE TRIGGER procrastinate_trigger_abort_requested_events_v1 AFTER UPDATE OF abort_requested ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.abort_requested = true)) EXECUTE FUNCTION public.procrastinate_trigger_abort_requested_events_procedure_v1();

CREATE TRIGGER procrastinate_trigger_delete_jobs_v1 BEFORE DELETE ON public.procrastinate_jobs FOR EACH ROW EXECUTE FUNCTION public.procrastinate_unlink_periodic_defers_v1();

CREATE TRIGGER procrastinate_trigger_scheduled_events_v1 AFTER INSERT OR UPDATE ON public.procrastinate_jobs FOR EACH ROW WHEN (((new.scheduled_at IS NOT NULL) AND (new.status = 'todo'::public.procrastinate_job_status))) EXECUTE FUNCTION public.procrastinate_trigger_function_scheduled_events_v1();

CREATE TRIGGER procrastinate_trigger_status_events_insert_v1 AFTER INSERT ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.status = 'todo'::public.procrastinate_job_status)) EXECUTE FUNCTION public.procrastinate_trigger_function_status_events_insert_v1();

CREATE TRIGGER procrastinate_trigger_status_events_update_v1 AFTER UPDATE OF status ON public.procrastinate_jobs FOR EACH ROW EXECUTE FUNCTION public.procrastinate_trigger_function_status_events_update_v1();

ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_2c513194_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirm_email_address_id_5b7f8c58_fk_account_e FOREIGN KEY (email_address_id) REFERENCES public.account_emailaddress(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.accounts_apitoken
    ADD CONSTRAINT accounts_apitoken_user_id_bbee13e0_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.accounts_idempotencykey
    ADD CONSTRAINT accounts_idempotencykey_user_id_ad587486_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.accounts_keptform
    ADD CONSTRAINT accounts_keptform_user_id_c1c200be_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.accounts_user_groups
    ADD CONSTRAINT accounts_user_groups_group_id_bd11a704_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.accounts_user_groups
    ADD CONSTRAINT accounts_user_groups_user_id_52b62117_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.accounts_user_user_permissions
    ADD CONSTRAINT accounts_user_user_p_permission_id_113bb443_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.accounts_user_user_permissions
    ADD CONSTRAINT accounts_user_user_p_user_id_e4f0a161_fk_accounts_ FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.accounts_usersession
    ADD CONSTRAINT accounts_usersession_user_id_567c9519_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.agendas_adoption
    ADD CONSTRAINT agendas_adoption_item_id_56b023f5_fk_meetings_agendaitem_id FOREIGN KEY (item_id) REFERENCES public.meetings_agendaitem(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.agendas_agendatemplate
    ADD CONSTRAINT agendas_agendatemplate_body_id_78a776ea_fk_organisation_body_id FOREIGN KEY (body_id) REFERENCES public.organisation_body(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.agendas_askedopinion
    ADD CONSTRAINT agendas_askedopinion_file_id_4417bf58_fk_files_storedfile_id FOREIGN KEY (file_id) REFERENCES public.files_storedfile(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.agendas_askedopinion
    ADD CONSTRAINT agendas_askedopinion_holding_id_9979e9b2_fk_organisat FOREIGN KEY (holding_id) REFERENCES public.organisation_holding(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.agendas_askedopinion
    ADD CONSTRAINT agendas_askedopinion_request_id_4bd87f7f_fk_agendas_o FOREIGN KEY (request_id) REFERENCES public.agendas_opinionrequest(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.agendas_carriedpoint
    ADD CONSTRAINT agendas_carriedpoint_item_id_b7cc82d5_fk_meetings_agendaitem_id FOREIGN KEY (item_id) REFERENCES public.meetings_agendaitem(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.agendas_carriedpoint
    ADD CONSTRAINT agendas_carriedpoint_proposal_id_2174bb07_fk_agendas_p FOREIGN KEY (proposal_id) REFERENCES public.agendas_proposal(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.agendas_deferral
    ADD CONSTRAINT agendas_deferral_item_id_a373edb1_fk_meetings_agendaitem_id FOREIGN KEY (item_id) REFERENCES public.meetings_agendaitem(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.agendas_expectedpaper
    ADD CONSTRAINT agendas_expectedpape_item_id_e4dda5f1_fk_meetings_ FOREIGN KEY (item_id) REFERENCES public.meetings_agendaitem(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.agendas_opinionrequest
    ADD CONSTRAINT agendas_opinionreque_item_id_d564dd2a_fk_meetings_ FOREIGN KEY (item_id) REFERENCES public.meetings_agendaitem(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.agendas_opinionrequest
    ADD CONSTRAINT agendas_opinionreque_proposal_id_5cad2737_fk_agendas_p FOREIGN KEY (proposal_id) REFERENCES public.agendas_proposal(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.agendas_position
    ADD CONSTRAINT agendas_position_invitation_id_229abf94_fk_meetings_ FOREIGN KEY (invitation_id) REFERENCES public.meetings_invitation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.agendas_position
    ADD CONSTRAINT agendas_position_item_id_4a5fa463_fk_meetings_agendaitem_id FOREIGN KEY (item_id) REFERENCES public.meetings_agendaitem(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.agendas_proposal
    ADD CONSTRAINT agendas_proposal_body_id_f7593157_fk_organisation_body_id FOREIGN KEY (body_id) REFERENCES public.organisation_body(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.agendas_proposal
    ADD CONSTRAINT agendas_proposal_item_id_91b48fbd_fk_meetings_agendaitem_id FOREIGN KEY (item_id) REFERENCES public.meetings_agendaitem(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.agendas_proposal
    ADD CONSTRAINT agendas_proposal_proposer_id_be73f3d0_fk_organisat FOREIGN KEY (proposer_id) REFERENCES public.organisation_holding(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.agendas_proposal
    ADD CONSTRAINT agendas_proposal_unit_id_5ea9187d_fk_organisation_unit_id FOREIGN KEY (unit_id) REFERENCES public.organisation_unit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.agendas_proposalpaperversion
    ADD CONSTRAINT agendas_proposalpape_file_id_fa53d5e8_fk_files_sto FOREIGN KEY (file_id) REFERENCES public.files_storedfile(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.agendas_proposalpaperversion
    ADD CONSTRAINT agendas_proposalpape_paper_id_dc463fd8_fk_agendas_p FOREIGN KEY (paper_id) REFERENCES public.agendas_proposalpaper(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.agendas_proposalpaper
    ADD CONSTRAINT agendas_proposalpape_proposal_id_1df7fe10_fk_agendas_p FOREIGN KEY (proposal_id) REFERENCES public.agendas_proposal(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.agendas_proposalpaper
    ADD CONSTRAINT agendas_proposalpaper_file_id_2d4ba3eb_fk_files_storedfile_id FOREIGN KEY (file_id) REFERENCES public.files_storedfile(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.agendas_proposalreader
    ADD CONSTRAINT agendas_proposalread_holding_id_69397e67_fk_organisat FOREIGN KEY (holding_id) REFERENCES public.organisation_holding(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.agendas_proposalreader
    ADD CONSTRAINT agendas_proposalread_paper_id_1d01f3e6_fk_agendas_p FOREIGN KEY (paper_id) REFERENCES public.agendas_proposalpaper(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.agendas_proposalreader
    ADD CONSTRAINT agendas_proposalread_proposal_id_4b8f1e99_fk_agendas_p FOREIGN KEY (proposal_id) REFERENCES public.agendas_proposal(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.agendas_proposalstep
    ADD CONSTRAINT agendas_proposalstep_proposal_id_ebf6dbf8_fk_agendas_p FOREIGN KEY (proposal_id) REFERENCES public.agendas_proposal(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.agendas_putbyconsent
    ADD CONSTRAINT agendas_putbyconsent_item_id_ae77ae73_fk_meetings_agendaitem_id FOREIGN KEY (item_id) REFERENCES public.meetings_agendaitem(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.agendas_resumedpoint
    ADD CONSTRAINT agendas_resumedpoint_item_id_5484d2ae_fk_meetings_agendaitem_id FOREIGN KEY (item_id) REFERENCES public.meetings_agendaitem(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.agendas_reviewpath
    ADD CONSTRAINT agendas_reviewpath_body_id_87baccc2_fk_organisation_body_id FOREIGN KEY (body_id) REFERENCES public.organisation_body(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.agendas_takenout
    ADD CONSTRAINT agendas_takenout_item_id_ded3ce8a_fk_meetings_agendaitem_id FOREIGN KEY (item_id) REFERENCES public.meetings_agendaitem(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.assignments_assignment
    ADD CONSTRAINT assignments_assignme_holding_id_f2fd7304_fk_organisat FOREIGN KEY (holding_id) REFERENCES public.organisation_holding(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.assignments_assignment
    ADD CONSTRAINT assignments_assignme_house_id_9e3bbfa1_fk_organisat FOREIGN KEY (house_id) REFERENCES public.organisation_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.assignments_assignment
    ADD CONSTRAINT assignments_assignme_monitor_id_0f65a568_fk_organisat FOREIGN KEY (monitor_id) REFERENCES public.organisation_body(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.assignments_assignment
    ADD CONSTRAINT assignments_assignme_organisation_id_9e0e4ef5_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisation_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.assignments_assignment
    ADD CONSTRAINT assignments_assignme_parent_id_12d7f690_fk_assignmen FOREIGN KEY (parent_id) REFERENCES public.assignments_assignment(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.assignments_assignment
    ADD CONSTRAINT assignments_assignment_body_id_47e7ed03_fk_organisation_body_id FOREIGN KEY (body_id) REFERENCES public.organisation_body(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.assignments_assignment
    ADD CONSTRAINT assignments_assignment_unit_id_c933feec_fk_organisation_unit_id FOREIGN KEY (unit_id) REFERENCES public.organisation_unit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.assignments_deliverablechange
    ADD CONSTRAINT assignments_delivera_deliverable_id_0d364e1d_fk_assignmen FOREIGN KEY (deliverable_id) REFERENCES public.assignments_deliverable(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.assignments_evidence
    ADD CONSTRAINT assignments_evidence_deliverable_id_8214c4d2_fk_assignmen FOREIGN KEY (deliverable_id) REFERENCES public.assignments_deliverable(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.assignments_evidence
    ADD CONSTRAINT assignments_evidence_file_id_f1d52536_fk_files_storedfile_id FOREIGN KEY (file_id) REFERENCES public.files_storedfile(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.assignments_evidence
    ADD CONSTRAINT assignments_evidence_report_id_69ea1944_fk_assignmen FOREIGN KEY (report_id) REFERENCES public.assignments_report(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.assignments_examination
    ADD CONSTRAINT assignments_examinat_request_id_504e8458_fk_assignmen FOREIGN KEY (request_id) REFERENCES public.assignments_extensionrequest(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.assignments_extensionrequest
    ADD CONSTRAINT assignments_extensio_assignment_id_cd65c302_fk_assignmen FOREIGN KEY (assignment_id) REFERENCES public.assignments_assignment(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.assignments_extensiondecision
    ADD CONSTRAINT assignments_extensio_request_id_cb6f22bc_fk_assignmen FOREIGN KEY (request_id) REFERENCES public.assignments_extensionrequest(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.assignments_fact
    ADD CONSTRAINT assignments_fact_assignment_id_eefe69fe_fk_assignmen FOREIGN KEY (assignment_id) REFERENCES public.assignments_assignment(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.assignments_fact
    ADD CONSTRAINT assignments_fact_report_id_88765041_fk_assignments_report_id FOREIGN KEY (report_id) REFERENCES public.assignments_report(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.assignments_judgement
    ADD CONSTRAINT assignments_judgemen_deliverable_id_7d4336ee_fk_assignmen FOREIGN KEY (deliverable_id) REFERENCES public.assignments_deliverable(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.assignments_judgement
    ADD CONSTRAINT assignments_judgemen_verdict_id_a75bc423_fk_assignmen FOREIGN KEY (verdict_id) REFERENCES public.assignments_verdict(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.assignments_ladder
    ADD CONSTRAINT assignments_ladder_body_id_d2979033_fk_organisation_body_id FOREIGN KEY (body_id) REFERENCES public.organisation_body(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.assignments_ladderstep
    ADD CONSTRAINT assignments_ladderst_ladder_id_ecd546c1_fk_assignmen FOREIGN KEY (ladder_id) REFERENCES public.assignments_ladder(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.assignments_lightrule
    ADD CONSTRAINT assignments_lightrule_body_id_9c171158_fk_organisation_body_id FOREIGN KEY (body_id) REFERENCES public.organisation_body(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.assignments_milestone
    ADD CONSTRAINT assignments_mileston_assignment_id_26ca219d_fk_assignmen FOREIGN KEY (assignment_id) REFERENCES public.assignments_assignment(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.assignments_milestonestatement
    ADD CONSTRAINT assignments_mileston_milestone_id_2b3b5fb8_fk_assignmen FOREIGN KEY (milestone_id) REFERENCES public.assignments_milestone(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.assignments_milestonestatement
    ADD CONSTRAINT assignments_mileston_report_id_54166dcb_fk_assignmen FOREIGN KEY (report_id) REFERENCES public.assignments_report(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.assignments_minder
    ADD CONSTRAINT assignments_minder_holding_id_48f616df_fk_organisat FOREIGN KEY (holding_id) REFERENCES public.organisation_holding(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.assignments_receiptclock
    ADD CONSTRAINT assignments_receiptc_body_id_b9d44b23_fk_organisat FOREIGN KEY (body_id) REFERENCES public.organisation_body(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.assignments_recoveryplan
    ADD CONSTRAINT assignments_recovery_assignment_id_0885eef9_fk_assignmen FOREIGN KEY (assignment_id) REFERENCES public.assignments_assignment(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.assignments_report
    ADD CONSTRAINT assignments_report_assignment_id_9203f66a_fk_assignmen FOREIGN KEY (assignment_id) REFERENCES public.assignments_assignment(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.assignments_requestevidence
    ADD CONSTRAINT assignments_requeste_file_id_a7b9c579_fk_files_sto FOREIGN KEY (file_id) REFERENCES public.files_storedfile(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.assignments_requestevidence
    ADD CONSTRAINT assignments_requeste_request_id_84b4181a_fk_assignmen FOREIGN KEY (request_id) REFERENCES public.assignments_extensionrequest(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.assignments_rung
    ADD CONSTRAINT assignments_rung_assignment_id_08b93abe_fk_assignmen FOREIGN KEY (assignment_id) REFERENCES public.assignments_assignment(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.assignments_rung
    ADD CONSTRAINT assignments_rung_step_id_7ae5e3b6_fk_assignments_ladderstep_id FOREIGN KEY (step_id) REFERENCES public.assignments_ladderstep(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.assignments_verdict
    ADD CONSTRAINT assignments_verdict_report_id_483738fb_fk_assignments_report_id FOREIGN KEY (report_id) REFERENCES public.assignments_report(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissio_permission_id_84c5c92e_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_b120cbf9_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_2f476e4b_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cadence_reminder
    ADD CONSTRAINT cadence_reminder_assignment_id_3aeba204_fk_assignmen FOREIGN KEY (assignment_id) REFERENCES public.assignments_assignment(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cadence_reportrule
    ADD CONSTRAINT cadence_reportrule_body_id_33623923_fk_organisation_body_id FOREIGN KEY (body_id) REFERENCES public.organisation_body(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cadence_reportrule
    ADD CONSTRAINT cadence_reportrule_directive_id_e051849f_fk_directive FOREIGN KEY (directive_id) REFERENCES public.directives_directive(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cadence_reportrule
    ADD CONSTRAINT cadence_reportrule_task_id_05261ef4_fk_directives_task_id FOREIGN KEY (task_id) REFERENCES public.directives_task(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.capture_likeness
    ADD CONSTRAINT capture_likeness_document_id_c9976e71_fk_documents_document_id FOREIGN KEY (document_id) REFERENCES public.documents_document(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.capture_original
    ADD CONSTRAINT capture_original_file_id_53e103f7_fk_files_storedfile_id FOREIGN KEY (file_id) REFERENCES public.files_storedfile(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.capture_original
    ADD CONSTRAINT capture_original_paper_id_c51119f1_fk_capture_traypaper_id FOREIGN KEY (paper_id) REFERENCES public.capture_traypaper(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.capture_page
    ADD CONSTRAINT capture_page_paper_id_eac424cc_fk_capture_traypaper_id FOREIGN KEY (paper_id) REFERENCES public.capture_traypaper(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.capture_traypaper
    ADD CONSTRAINT capture_traypaper_arrival_id_7de9e4d1_fk_documents_arrival_id FOREIGN KEY (arrival_id) REFERENCES public.documents_arrival(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.capture_traypaper
    ADD CONSTRAINT capture_traypaper_came_in_id_d0814a30_fk_files_storedfile_id FOREIGN KEY (came_in_id) REFERENCES public.files_storedfile(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.capture_traypaper
    ADD CONSTRAINT capture_traypaper_for_unit_id_22bdd0f0_fk_organisation_unit_id FOREIGN KEY (for_unit_id) REFERENCES public.organisation_unit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.capture_traypaper
    ADD CONSTRAINT capture_traypaper_into_id_26c79cdd_fk_capture_traypaper_id FOREIGN KEY (into_id) REFERENCES public.capture_traypaper(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.capture_traypaper
    ADD CONSTRAINT capture_traypaper_organisation_id_ce42179a_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisation_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.capture_traypaper
    ADD CONSTRAINT capture_traypaper_readable_id_b6a856d9_fk_files_storedfile_id FOREIGN KEY (readable_id) REFERENCES public.files_storedfile(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.capture_traypaper
    ADD CONSTRAINT capture_traypaper_rendition_id_6ee2ed8d_fk_files_storedfile_id FOREIGN KEY (rendition_id) REFERENCES public.files_storedfile(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cascade_rollup
    ADD CONSTRAINT cascade_rollup_above_id_5ca05678_fk_organisat FOREIGN KEY (above_id) REFERENCES public.organisation_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cascade_rollup
    ADD CONSTRAINT cascade_rollup_asker_id_b168a835_fk_organisation_holding_id FOREIGN KEY (asker_id) REFERENCES public.organisation_holding(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cascade_rollup
    ADD CONSTRAINT cascade_rollup_directive_id_c89c2438_fk_directives_directive_id FOREIGN KEY (directive_id) REFERENCES public.directives_directive(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cascade_rollup
    ADD CONSTRAINT cascade_rollup_organisation_id_74fccea1_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisation_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cascade_rollup
    ADD CONSTRAINT cascade_rollup_share_id_a7eda47e_fk_cascade_share_id FOREIGN KEY (share_id) REFERENCES public.cascade_share(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cascade_rollupstep
    ADD CONSTRAINT cascade_rollupstep_roll_up_id_6b5ed2a0_fk_cascade_rollup_id FOREIGN KEY (roll_up_id) REFERENCES public.cascade_rollup(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cascade_serving
    ADD CONSTRAINT cascade_serving_assignment_id_911ccf6f_fk_assignmen FOREIGN KEY (assignment_id) REFERENCES public.assignments_assignment(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cascade_serving
    ADD CONSTRAINT cascade_serving_task_id_474b3a2a_fk_directives_task_id FOREIGN KEY (task_id) REFERENCES public.directives_task(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cascade_share
    ADD CONSTRAINT cascade_share_above_id_5f0ed258_fk_organisation_organisation_id FOREIGN KEY (above_id) REFERENCES public.organisation_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cascade_share
    ADD CONSTRAINT cascade_share_assignment_id_72c82abd_fk_assignmen FOREIGN KEY (assignment_id) REFERENCES public.assignments_assignment(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cascade_share
    ADD CONSTRAINT cascade_share_body_id_2205af24_fk_organisation_body_id FOREIGN KEY (body_id) REFERENCES public.organisation_body(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cascade_share
    ADD CONSTRAINT cascade_share_directive_id_bb351167_fk_directives_directive_id FOREIGN KEY (directive_id) REFERENCES public.directives_directive(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cascade_share
    ADD CONSTRAINT cascade_share_organisation_id_e17b0ef5_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisation_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.changes_changedtask
    ADD CONSTRAINT changes_changedtask_ending_id_5bfe2336_fk_changes_ending_id FOREIGN KEY (ending_id) REFERENCES public.changes_ending(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.changes_changedtask
    ADD CONSTRAINT changes_changedtask_task_id_51b6b59a_fk_directives_task_id FOREIGN KEY (task_id) REFERENCES public.directives_task(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.changes_ending
    ADD CONSTRAINT changes_ending_body_id_1b9aea1f_fk_organisation_body_id FOREIGN KEY (body_id) REFERENCES public.organisation_body(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.changes_ending
    ADD CONSTRAINT changes_ending_document_id_954d0827_fk_documents_document_id FOREIGN KEY (document_id) REFERENCES public.documents_document(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.changes_extensionletter
    ADD CONSTRAINT changes_extensionlet_body_id_640e1238_fk_organisat FOREIGN KEY (body_id) REFERENCES public.organisation_body(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.changes_extensionletter
    ADD CONSTRAINT changes_extensionlet_document_id_8896307d_fk_documents FOREIGN KEY (document_id) REFERENCES public.documents_document(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.changes_extensionline
    ADD CONSTRAINT changes_extensionlin_letter_id_e5214033_fk_changes_e FOREIGN KEY (letter_id) REFERENCES public.changes_extensionletter(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.changes_extensionline
    ADD CONSTRAINT changes_extensionlin_request_id_ee095d26_fk_assignmen FOREIGN KEY (request_id) REFERENCES public.assignments_extensionrequest(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.changes_passed
    ADD CONSTRAINT changes_passed_left_id_cf32190b_fk_assignments_assignment_id FOREIGN KEY (left_id) REFERENCES public.assignments_assignment(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.changes_passed
    ADD CONSTRAINT changes_passed_passing_id_a88694f8_fk_changes_passing_id FOREIGN KEY (passing_id) REFERENCES public.changes_passing(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.changes_passed
    ADD CONSTRAINT changes_passed_taken_id_d9f4c55e_fk_assignments_assignment_id FOREIGN KEY (taken_id) REFERENCES public.assignments_assignment(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.changes_passing
    ADD CONSTRAINT changes_passing_body_id_caf793dc_fk_organisation_body_id FOREIGN KEY (body_id) REFERENCES public.organisation_body(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.changes_passing
    ADD CONSTRAINT changes_passing_succession_id_046942f6_fk_organisat FOREIGN KEY (succession_id) REFERENCES public.organisation_succession(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.circulation_circulation
    ADD CONSTRAINT circulation_circulat_document_id_4f4d71cf_fk_documents FOREIGN KEY (document_id) REFERENCES public.documents_document(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.circulation_circulation
    ADD CONSTRAINT circulation_circulat_sender_id_10aa5385_fk_organisat FOREIGN KEY (sender_id) REFERENCES public.organisation_holding(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.circulation_reader
    ADD CONSTRAINT circulation_reader_circulation_id_f0ed66fe_fk_circulati FOREIGN KEY (circulation_id) REFERENCES public.circulation_circulation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.circulation_reader
    ADD CONSTRAINT circulation_reader_holding_id_f8755893_fk_organisat FOREIGN KEY (holding_id) REFERENCES public.organisation_holding(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contributions_contribution
    ADD CONSTRAINT contributions_contri_assignment_id_1a1e5762_fk_assignmen FOREIGN KEY (assignment_id) REFERENCES public.assignments_assignment(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contributions_contribution
    ADD CONSTRAINT contributions_contri_lead_id_4e887853_fk_assignmen FOREIGN KEY (lead_id) REFERENCES public.assignments_assignment(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contributions_delivery
    ADD CONSTRAINT contributions_delive_contribution_id_30cdc16d_fk_contribut FOREIGN KEY (contribution_id) REFERENCES public.contributions_contribution(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contributions_judgement
    ADD CONSTRAINT contributions_judgem_delivery_id_29f53406_fk_contribut FOREIGN KEY (delivery_id) REFERENCES public.contributions_delivery(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contributions_piece
    ADD CONSTRAINT contributions_piece_delivery_id_a25fcf6c_fk_contribut FOREIGN KEY (delivery_id) REFERENCES public.contributions_delivery(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contributions_piece
    ADD CONSTRAINT contributions_piece_file_id_b546e838_fk_files_storedfile_id FOREIGN KEY (file_id) REFERENCES public.files_storedfile(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cosigning_answer
    ADD CONSTRAINT cosigning_answer_cosigner_id_a76bd259_fk_cosigning_cosigner_id FOREIGN KEY (cosigner_id) REFERENCES public.cosigning_cosigner(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cosigning_answer
    ADD CONSTRAINT cosigning_answer_holding_id_5bf912f8_fk_organisation_holding_id FOREIGN KEY (holding_id) REFERENCES public.organisation_holding(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cosigning_answer
    ADD CONSTRAINT cosigning_answer_version_id_36e39528_fk_documents_version_id FOREIGN KEY (version_id) REFERENCES public.documents_version(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cosigning_cosigner
    ADD CONSTRAINT cosigning_cosigner_document_id_546253f0_fk_documents FOREIGN KEY (document_id) REFERENCES public.documents_document(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cosigning_cosigner
    ADD CONSTRAINT cosigning_cosigner_post_id_fee36629_fk_organisation_post_id FOREIGN KEY (post_id) REFERENCES public.organisation_post(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dates_askedmember
    ADD CONSTRAINT dates_askedmember_holding_id_ac8b8571_fk_organisat FOREIGN KEY (holding_id) REFERENCES public.organisation_holding(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dates_askedmember
    ADD CONSTRAINT dates_askedmember_poll_id_bcca6b36_fk_dates_datepoll_id FOREIGN KEY (poll_id) REFERENCES public.dates_datepoll(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dates_datepoll
    ADD CONSTRAINT dates_datepoll_chosen_id_f7c0e4df_fk_dates_possibletime_id FOREIGN KEY (chosen_id) REFERENCES public.dates_possibletime(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dates_datepoll
    ADD CONSTRAINT dates_datepoll_sitting_id_af68ef3e_fk_meetings_sitting_id FOREIGN KEY (sitting_id) REFERENCES public.meetings_sitting(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dates_possibletime
    ADD CONSTRAINT dates_possibletime_poll_id_792ef4ed_fk_dates_datepoll_id FOREIGN KEY (poll_id) REFERENCES public.dates_datepoll(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dates_timeanswer
    ADD CONSTRAINT dates_timeanswer_asked_id_045b6ad3_fk_dates_askedmember_id FOREIGN KEY (asked_id) REFERENCES public.dates_askedmember(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dates_timeanswer
    ADD CONSTRAINT dates_timeanswer_time_id_1baf26ff_fk_dates_possibletime_id FOREIGN KEY (time_id) REFERENCES public.dates_possibletime(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.directives_clause
    ADD CONSTRAINT directives_clause_directive_id_8cb9ca8e_fk_directive FOREIGN KEY (directive_id) REFERENCES public.directives_directive(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.directives_clause
    ADD CONSTRAINT directives_clause_version_id_a4cea5e0_fk_documents_version_id FOREIGN KEY (version_id) REFERENCES public.documents_version(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.directives_directive
    ADD CONSTRAINT directives_directive_body_id_9cc68ed7_fk_organisation_body_id FOREIGN KEY (body_id) REFERENCES public.organisation_body(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.directives_directive
    ADD CONSTRAINT directives_directive_document_id_dd71374d_fk_documents FOREIGN KEY (document_id) REFERENCES public.documents_document(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.directives_eventoccurrence
    ADD CONSTRAINT directives_eventoccu_awaited_by_id_ac034086_fk_organisat FOREIGN KEY (awaited_by_id) REFERENCES public.organisation_body(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.directives_eventoccurrence
    ADD CONSTRAINT directives_eventoccu_body_id_30bd9fb2_fk_organisat FOREIGN KEY (body_id) REFERENCES public.organisation_body(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.directives_eventoccurrence
    ADD CONSTRAINT directives_eventoccu_organisation_id_949f31ef_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisation_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.directives_frozenreport
    ADD CONSTRAINT directives_frozenrep_body_id_f918c865_fk_organisat FOREIGN KEY (body_id) REFERENCES public.organisation_body(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.directives_frozenreport
    ADD CONSTRAINT directives_frozenrep_directive_id_347832bd_fk_directive FOREIGN KEY (directive_id) REFERENCES public.directives_directive(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.directives_frozenreport
    ADD CONSTRAINT directives_frozenrep_paper_id_abd75ccc_fk_files_sto FOREIGN KEY (paper_id) REFERENCES public.files_storedfile(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.directives_recurrencerule
    ADD CONSTRAINT directives_recurrenc_recurrence_id_f3438cf7_fk_directive FOREIGN KEY (recurrence_id) REFERENCES public.directives_recurrence(task_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.directives_recurrence
    ADD CONSTRAINT directives_recurrence_task_id_e9d8b772_fk_directives_task_id FOREIGN KEY (task_id) REFERENCES public.directives_task(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.directives_skippedoccurrence
    ADD CONSTRAINT directives_skippedoc_recurrence_id_1a3f0bb0_fk_directive FOREIGN KEY (recurrence_id) REFERENCES public.directives_recurrence(task_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.directives_spell
    ADD CONSTRAINT directives_spell_body_id_5623cb2d_fk_organisation_body_id FOREIGN KEY (body_id) REFERENCES public.organisation_body(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.directives_spell
    ADD CONSTRAINT directives_spell_directive_id_4bae3d74_fk_directive FOREIGN KEY (directive_id) REFERENCES public.directives_directive(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.directives_spell
    ADD CONSTRAINT directives_spell_task_id_b73277fb_fk_directives_task_id FOREIGN KEY (task_id) REFERENCES public.directives_task(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.directives_task
    ADD CONSTRAINT directives_task_body_id_7c805bea_fk_organisation_body_id FOREIGN KEY (body_id) REFERENCES public.organisation_body(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.directives_task
    ADD CONSTRAINT directives_task_clause_id_41ac8b79_fk_directives_clause_id FOREIGN KEY (clause_id) REFERENCES public.directives_clause(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.directives_task
    ADD CONSTRAINT directives_task_directive_id_4c75e048_fk_directive FOREIGN KEY (directive_id) REFERENCES public.directives_directive(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.directives_task
    ADD CONSTRAINT directives_task_group_id_14fb485e_fk_organisation_group_id FOREIGN KEY (group_id) REFERENCES public.organisation_group(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.directives_task
    ADD CONSTRAINT directives_task_recurs_from_id_53cdb69d_fk_directives_task_id FOREIGN KEY (recurs_from_id) REFERENCES public.directives_task(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.directives_task
    ADD CONSTRAINT directives_task_split_from_id_8494121f_fk_directives_task_id FOREIGN KEY (split_from_id) REFERENCES public.directives_task(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.directives_uncounted
    ADD CONSTRAINT directives_uncounted_task_id_c96d3506_fk_directives_task_id FOREIGN KEY (task_id) REFERENCES public.directives_task(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.directives_urgingletter
    ADD CONSTRAINT directives_urginglet_body_id_c565e71d_fk_organisat FOREIGN KEY (body_id) REFERENCES public.organisation_body(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.directives_urgingletter
    ADD CONSTRAINT directives_urginglet_document_id_9bb9018d_fk_documents FOREIGN KEY (document_id) REFERENCES public.documents_document(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.directives_urgingletter
    ADD CONSTRAINT directives_urginglet_organisation_id_db302d21_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisation_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.directives_urgingline
    ADD CONSTRAINT directives_urginglin_assignment_id_b0fbc8f7_fk_assignmen FOREIGN KEY (assignment_id) REFERENCES public.assignments_assignment(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.directives_urgingline
    ADD CONSTRAINT directives_urginglin_letter_id_c75d688d_fk_directive FOREIGN KEY (letter_id) REFERENCES public.directives_urgingletter(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.directives_withdrawal
    ADD CONSTRAINT directives_withdrawal_task_id_8e92f596_fk_directives_task_id FOREIGN KEY (task_id) REFERENCES public.directives_task(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dispatch_delivery
    ADD CONSTRAINT dispatch_delivery_arrival_id_248be313_fk_documents_arrival_id FOREIGN KEY (arrival_id) REFERENCES public.documents_arrival(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dispatch_delivery
    ADD CONSTRAINT dispatch_delivery_body_id_6c8f8e45_fk_organisation_body_id FOREIGN KEY (body_id) REFERENCES public.organisation_body(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dispatch_delivery
    ADD CONSTRAINT dispatch_delivery_correspondent_id_5e9866db_fk_documents FOREIGN KEY (correspondent_id) REFERENCES public.documents_correspondent(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dispatch_delivery
    ADD CONSTRAINT dispatch_delivery_document_id_cc91d528_fk_documents_document_id FOREIGN KEY (document_id) REFERENCES public.documents_document(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dispatch_delivery
    ADD CONSTRAINT dispatch_delivery_holding_id_8806e5fd_fk_organisat FOREIGN KEY (holding_id) REFERENCES public.organisation_holding(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dispatch_delivery
    ADD CONSTRAINT dispatch_delivery_organisation_id_cfc8e9c6_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisation_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dispatch_delivery
    ADD CONSTRAINT dispatch_delivery_unit_id_bb5dfe33_fk_organisation_unit_id FOREIGN KEY (unit_id) REFERENCES public.organisation_unit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dispatch_dispatch
    ADD CONSTRAINT dispatch_dispatch_document_id_af692216_fk_documents_document_id FOREIGN KEY (document_id) REFERENCES public.documents_document(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dispatch_recall
    ADD CONSTRAINT dispatch_recall_document_id_6d8af875_fk_documents_document_id FOREIGN KEY (document_id) REFERENCES public.documents_document(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dispatch_recall
    ADD CONSTRAINT dispatch_recall_paper_id_c6ea68b4_fk_documents_document_id FOREIGN KEY (paper_id) REFERENCES public.documents_document(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dispatch_receipt
    ADD CONSTRAINT dispatch_receipt_delivery_id_43bf7921_fk_dispatch_delivery_id FOREIGN KEY (delivery_id) REFERENCES public.dispatch_delivery(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dispatch_relation
    ADD CONSTRAINT dispatch_relation_earlier_id_8358c403_fk_documents_document_id FOREIGN KEY (earlier_id) REFERENCES public.documents_document(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dispatch_relation
    ADD CONSTRAINT dispatch_relation_later_id_8a2ebc52_fk_documents_document_id FOREIGN KEY (later_id) REFERENCES public.documents_document(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.documents_admission
    ADD CONSTRAINT documents_admission_document_id_4b28ea11_fk_documents FOREIGN KEY (document_id) REFERENCES public.documents_document(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.documents_admission
    ADD CONSTRAINT documents_admission_holding_id_f5d06d60_fk_organisat FOREIGN KEY (holding_id) REFERENCES public.organisation_holding(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.documents_alias
    ADD CONSTRAINT documents_alias_document_id_fc6ad4c8_fk_documents_document_id FOREIGN KEY (document_id) REFERENCES public.documents_document(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.documents_approval
    ADD CONSTRAINT documents_approval_document_id_ed8db2c7_fk_documents FOREIGN KEY (document_id) REFERENCES public.documents_document(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.documents_approval
    ADD CONSTRAINT documents_approval_holding_id_6e40c560_fk_organisat FOREIGN KEY (holding_id) REFERENCES public.organisation_holding(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.documents_approval
    ADD CONSTRAINT documents_approval_version_id_4e551f3e_fk_documents_version_id FOREIGN KEY (version_id) REFERENCES public.documents_version(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.documents_arrival
    ADD CONSTRAINT documents_arrival_document_id_7cb38979_fk_documents_document_id FOREIGN KEY (document_id) REFERENCES public.documents_document(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.documents_arrival
    ADD CONSTRAINT documents_arrival_organisation_id_8ef24949_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisation_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.documents_arrival
    ADD CONSTRAINT documents_arrival_series_id_50155dd6_fk_documents_series_id FOREIGN KEY (series_id) REFERENCES public.documents_series(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.documents_attachment
    ADD CONSTRAINT documents_attachment_document_id_6a94351f_fk_documents FOREIGN KEY (document_id) REFERENCES public.documents_document(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.documents_attachment
    ADD CONSTRAINT documents_attachment_file_id_40a2d4ef_fk_files_storedfile_id FOREIGN KEY (file_id) REFERENCES public.files_storedfile(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.documents_audience
    ADD CONSTRAINT documents_audience_body_id_a3e106bb_fk_organisation_body_id FOREIGN KEY (body_id) REFERENCES public.organisation_body(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.documents_audience
    ADD CONSTRAINT documents_audience_document_id_1e60fdc8_fk_documents FOREIGN KEY (document_id) REFERENCES public.documents_document(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.documents_audience
    ADD CONSTRAINT documents_audience_holding_id_76ad6f60_fk_organisat FOREIGN KEY (holding_id) REFERENCES public.organisation_holding(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.documents_audience
    ADD CONSTRAINT documents_audience_organisation_id_3e1f0cab_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisation_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.documents_audience
    ADD CONSTRAINT documents_audience_post_id_e937c63f_fk_organisation_post_id FOREIGN KEY (post_id) REFERENCES public.organisation_post(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.documents_audience
    ADD CONSTRAINT documents_audience_unit_id_06227360_fk_organisation_unit_id FOREIGN KEY (unit_id) REFERENCES public.organisation_unit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.documents_check
    ADD CONSTRAINT documents_check_document_id_59914b6f_fk_documents_document_id FOREIGN KEY (document_id) REFERENCES public.documents_document(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.documents_check
    ADD CONSTRAINT documents_check_holding_id_2b5c0962_fk_organisation_holding_id FOREIGN KEY (holding_id) REFERENCES public.organisation_holding(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.documents_check
    ADD CONSTRAINT documents_check_version_id_160d3231_fk_documents_version_id FOREIGN KEY (version_id) REFERENCES public.documents_version(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.documents_document
    ADD CONSTRAINT documents_document_body_id_1d8a1074_fk_organisation_body_id FOREIGN KEY (body_id) REFERENCES public.organisation_body(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.documents_document
    ADD CONSTRAINT documents_document_copy_of_id_07b067ce_fk_documents_document_id FOREIGN KEY (copy_of_id) REFERENCES public.documents_document(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.documents_document
    ADD CONSTRAINT documents_document_correspondent_id_6164eb0c_fk_documents FOREIGN KEY (correspondent_id) REFERENCES public.documents_correspondent(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.documents_document
    ADD CONSTRAINT documents_document_created_by_id_7d00c649_fk_organisat FOREIGN KEY (created_by_id) REFERENCES public.organisation_holding(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.documents_document
    ADD CONSTRAINT documents_document_drafting_unit_id_8e1e2316_fk_organisat FOREIGN KEY (drafting_unit_id) REFERENCES public.organisation_unit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.documents_document
    ADD CONSTRAINT documents_document_organisation_id_09c4747c_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisation_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.documents_document
    ADD CONSTRAINT documents_document_paper_id_475d1991_fk_files_storedfile_id FOREIGN KEY (paper_id) REFERENCES public.files_storedfile(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.documents_document
    ADD CONSTRAINT documents_document_signer_post_id_655417b8_fk_organisat FOREIGN KEY (signer_post_id) REFERENCES public.organisation_post(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.documents_document
    ADD CONSTRAINT documents_document_term_id_f5e29c76_fk_organisation_term_id FOREIGN KEY (term_id) REFERENCES public.organisation_term(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.documents_mark
    ADD CONSTRAINT documents_mark_arrival_id_b4489c9d_fk_documents_arrival_id FOREIGN KEY (arrival_id) REFERENCES public.documents_arrival(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.documents_mark
    ADD CONSTRAINT documents_mark_holding_id_f65d3cb0_fk_organisation_holding_id FOREIGN KEY (holding_id) REFERENCES public.organisation_holding(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.documents_marktemplate_coordinating
    ADD CONSTRAINT documents_marktempla_marktemplate_id_0c8b8772_fk_documents FOREIGN KEY (marktemplate_id) REFERENCES public.documents_marktemplate(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.documents_marktemplate
    ADD CONSTRAINT documents_marktempla_organisation_id_23d9ae74_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisation_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.documents_marktemplate_coordinating
    ADD CONSTRAINT documents_marktempla_unit_id_65653610_fk_organisat FOREIGN KEY (unit_id) REFERENCES public.organisation_unit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.documents_marktemplate
    ADD CONSTRAINT documents_marktemplate_lead_id_0da23128_fk_organisation_unit_id FOREIGN KEY (lead_id) REFERENCES public.organisation_unit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.documents_number
    ADD CONSTRAINT documents_number_document_id_5036ffd2_fk_documents_document_id FOREIGN KEY (document_id) REFERENCES public.documents_document(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.documents_number
    ADD CONSTRAINT documents_number_series_id_e2b1d08b_fk_documents_series_id FOREIGN KEY (series_id) REFERENCES public.documents_series(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.documents_reading
    ADD CONSTRAINT documents_reading_document_id_0cc8abe8_fk_documents_document_id FOREIGN KEY (document_id) REFERENCES public.documents_document(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.documents_reply
    ADD CONSTRAINT documents_reply_arrival_id_d0d2fb86_fk_documents_arrival_id FOREIGN KEY (arrival_id) REFERENCES public.documents_arrival(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.documents_reply
    ADD CONSTRAINT documents_reply_document_id_86c075ca_fk_documents_document_id FOREIGN KEY (document_id) REFERENCES public.documents_document(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.documents_series
    ADD CONSTRAINT documents_series_body_id_90886c49_fk_organisation_body_id FOREIGN KEY (body_id) REFERENCES public.organisation_body(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.documents_series
    ADD CONSTRAINT documents_series_book_id_d0b31266_fk_files_storedfile_id FOREIGN KEY (book_id) REFERENCES public.files_storedfile(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.documents_series
    ADD CONSTRAINT documents_series_organisation_id_34e49f50_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisation_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.documents_series
    ADD CONSTRAINT documents_series_term_id_61531359_fk_organisation_term_id FOREIGN KEY (term_id) REFERENCES public.organisation_term(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.documents_version
    ADD CONSTRAINT documents_version_document_id_2745de5b_fk_documents_document_id FOREIGN KEY (document_id) REFERENCES public.documents_document(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.feeds_feed
    ADD CONSTRAINT feeds_feed_body_id_86627a86_fk_organisation_body_id FOREIGN KEY (body_id) REFERENCES public.organisation_body(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.feeds_feed
    ADD CONSTRAINT feeds_feed_holding_id_d7e3fdbe_fk_organisation_holding_id FOREIGN KEY (holding_id) REFERENCES public.organisation_holding(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.figures_course
    ADD CONSTRAINT figures_course_arrival_id_5f9fbbbe_fk_documents_arrival_id FOREIGN KEY (arrival_id) REFERENCES public.documents_arrival(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.figures_course
    ADD CONSTRAINT figures_course_body_id_78d7498f_fk_organisation_body_id FOREIGN KEY (body_id) REFERENCES public.organisation_body(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.figures_course
    ADD CONSTRAINT figures_course_document_id_a97490d2_fk_documents_document_id FOREIGN KEY (document_id) REFERENCES public.documents_document(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.figures_course
    ADD CONSTRAINT figures_course_now_assignment_id_9452eeff_fk_assignmen FOREIGN KEY (now_assignment_id) REFERENCES public.assignments_assignment(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.figures_course
    ADD CONSTRAINT figures_course_now_unit_id_4a0f0ced_fk_organisation_unit_id FOREIGN KEY (now_unit_id) REFERENCES public.organisation_unit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.figures_course
    ADD CONSTRAINT figures_course_organisation_id_bda3710b_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisation_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.figures_course
    ADD CONSTRAINT figures_course_unit_id_8e31336e_fk_organisation_unit_id FOREIGN KEY (unit_id) REFERENCES public.organisation_unit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.figures_stay
    ADD CONSTRAINT figures_stay_assignment_id_d28f46be_fk_assignmen FOREIGN KEY (assignment_id) REFERENCES public.assignments_assignment(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.figures_stay
    ADD CONSTRAINT figures_stay_course_id_786fa6a4_fk_figures_course_id FOREIGN KEY (course_id) REFERENCES public.figures_course(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.figures_stay
    ADD CONSTRAINT figures_stay_holding_id_84871751_fk_organisation_holding_id FOREIGN KEY (holding_id) REFERENCES public.organisation_holding(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.figures_stay
    ADD CONSTRAINT figures_stay_post_id_c3977bd6_fk_organisation_post_id FOREIGN KEY (post_id) REFERENCES public.organisation_post(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.figures_stay
    ADD CONSTRAINT figures_stay_unit_id_f57e402f_fk_organisation_unit_id FOREIGN KEY (unit_id) REFERENCES public.organisation_unit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.files_storedfile
    ADD CONSTRAINT files_storedfile_blob_id_bdd9f48c_fk_files_blob_sha256 FOREIGN KEY (blob_id) REFERENCES public.files_blob(sha256) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.kit_bulkrun
    ADD CONSTRAINT kit_bulkrun_job_id_e6b72abf_fk_kit_longjob_id FOREIGN KEY (job_id) REFERENCES public.kit_longjob(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.kit_bulkrun
    ADD CONSTRAINT kit_bulkrun_started_by_id_11e58e91_fk_accounts_user_id FOREIGN KEY (started_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.kit_export
    ADD CONSTRAINT kit_export_job_id_8ab9b190_fk_kit_longjob_id FOREIGN KEY (job_id) REFERENCES public.kit_longjob(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.kit_importbatch
    ADD CONSTRAINT kit_importbatch_file_id_c99fb6e4_fk_files_storedfile_id FOREIGN KEY (file_id) REFERENCES public.files_storedfile(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.kit_importbatch
    ADD CONSTRAINT kit_importbatch_job_id_354f1f6d_fk_kit_longjob_id FOREIGN KEY (job_id) REFERENCES public.kit_longjob(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.kit_importbatch
    ADD CONSTRAINT kit_importbatch_started_by_id_c20732e4_fk_accounts_user_id FOREIGN KEY (started_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.kit_importmapping
    ADD CONSTRAINT kit_importmapping_user_id_dc1a3d91_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.kit_importrow
    ADD CONSTRAINT kit_importrow_batch_id_730261d3_fk_kit_importbatch_id FOREIGN KEY (batch_id) REFERENCES public.kit_importbatch(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.kit_listchoice
    ADD CONSTRAINT kit_listchoice_opens_id_8e415cd8_fk_kit_savedview_id FOREIGN KEY (opens_id) REFERENCES public.kit_savedview(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.kit_listchoice
    ADD CONSTRAINT kit_listchoice_user_id_9e58ec11_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.kit_longjob
    ADD CONSTRAINT kit_longjob_started_by_id_1008a443_fk_accounts_user_id FOREIGN KEY (started_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.kit_savedview
    ADD CONSTRAINT kit_savedview_owner_id_1444223b_fk_accounts_user_id FOREIGN KEY (owner_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.linking_dependency
    ADD CONSTRAINT linking_dependency_needs_id_e477a6f0_fk_directives_task_id FOREIGN KEY (needs_id) REFERENCES public.directives_task(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.linking_dependency
    ADD CONSTRAINT linking_dependency_task_id_144fdd95_fk_directives_task_id FOREIGN KEY (task_id) REFERENCES public.directives_task(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.linking_externalid
    ADD CONSTRAINT linking_externalid_task_id_7a27b6a6_fk_directives_task_id FOREIGN KEY (task_id) REFERENCES public.directives_task(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.linking_externalid
    ADD CONSTRAINT linking_externalid_tracker_id_78811597_fk_linking_tracker_id FOREIGN KEY (tracker_id) REFERENCES public.linking_tracker(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.linking_handover
    ADD CONSTRAINT linking_handover_body_id_1479ef81_fk_organisation_body_id FOREIGN KEY (body_id) REFERENCES public.organisation_body(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.linking_handover
    ADD CONSTRAINT linking_handover_tracker_id_df256493_fk_linking_tracker_id FOREIGN KEY (tracker_id) REFERENCES public.linking_tracker(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.linking_handoverline
    ADD CONSTRAINT linking_handoverline_handover_id_da6ed1eb_fk_linking_h FOREIGN KEY (handover_id) REFERENCES public.linking_handover(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.linking_handoverline
    ADD CONSTRAINT linking_handoverline_task_id_1fc857c1_fk_directives_task_id FOREIGN KEY (task_id) REFERENCES public.directives_task(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.linking_imprint
    ADD CONSTRAINT linking_imprint_task_id_7db6fb5b_fk_directives_task_id FOREIGN KEY (task_id) REFERENCES public.directives_task(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.linking_pair
    ADD CONSTRAINT linking_pair_first_id_d2fbb6ba_fk_directives_task_id FOREIGN KEY (first_id) REFERENCES public.directives_task(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.linking_pair
    ADD CONSTRAINT linking_pair_keeper_id_cd7d1aae_fk_directives_task_id FOREIGN KEY (keeper_id) REFERENCES public.directives_task(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.linking_pair
    ADD CONSTRAINT linking_pair_second_id_5e6947ef_fk_directives_task_id FOREIGN KEY (second_id) REFERENCES public.directives_task(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mailroom_answering
    ADD CONSTRAINT mailroom_answering_document_id_a54fa9e1_fk_documents FOREIGN KEY (document_id) REFERENCES public.documents_document(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mailroom_answering
    ADD CONSTRAINT mailroom_answering_mail_id_b56152b3_fk_mailroom_mail_id FOREIGN KEY (mail_id) REFERENCES public.mailroom_mail(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mailroom_enclosure
    ADD CONSTRAINT mailroom_enclosure_mail_id_5e560f49_fk_mailroom_mail_id FOREIGN KEY (mail_id) REFERENCES public.mailroom_mail(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mailroom_enclosure_papers
    ADD CONSTRAINT mailroom_enclosure_p_enclosure_id_2ac8a188_fk_mailroom_ FOREIGN KEY (enclosure_id) REFERENCES public.mailroom_enclosure(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mailroom_enclosure_papers
    ADD CONSTRAINT mailroom_enclosure_p_traypaper_id_6b5cc51b_fk_capture_t FOREIGN KEY (traypaper_id) REFERENCES public.capture_traypaper(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mailroom_mail
    ADD CONSTRAINT mailroom_mail_file_id_47cd86a5_fk_files_storedfile_id FOREIGN KEY (file_id) REFERENCES public.files_storedfile(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mailroom_mail
    ADD CONSTRAINT mailroom_mail_mailbox_id_63d5fa8b_fk_mailroom_mailbox_id FOREIGN KEY (mailbox_id) REFERENCES public.mailroom_mailbox(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mailroom_mail
    ADD CONSTRAINT mailroom_mail_organisation_id_519259e5_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisation_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mailroom_mailbox
    ADD CONSTRAINT mailroom_mailbox_organisation_id_6b4616d9_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisation_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mailroom_mailbox
    ADD CONSTRAINT mailroom_mailbox_unit_id_3ec7eb4e_fk_organisation_unit_id FOREIGN KEY (unit_id) REFERENCES public.organisation_unit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mailroom_receiptrule
    ADD CONSTRAINT mailroom_receiptrule_organisation_id_d2810856_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisation_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mailroom_sendernotice
    ADD CONSTRAINT mailroom_sendernotic_arrival_id_443c4624_fk_documents FOREIGN KEY (arrival_id) REFERENCES public.documents_arrival(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mailroom_sendernotice
    ADD CONSTRAINT mailroom_sendernotic_organisation_id_dee78130_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisation_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mailroom_sendernotice
    ADD CONSTRAINT mailroom_sendernotice_paper_id_8fd6491f_fk_capture_traypaper_id FOREIGN KEY (paper_id) REFERENCES public.capture_traypaper(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_agendaitem
    ADD CONSTRAINT meetings_agendaitem_sitting_id_1cb18131_fk_meetings_sitting_id FOREIGN KEY (sitting_id) REFERENCES public.meetings_sitting(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_answerreminder
    ADD CONSTRAINT meetings_answerremin_sitting_id_3c032783_fk_meetings_ FOREIGN KEY (sitting_id) REFERENCES public.meetings_sitting(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_attendance
    ADD CONSTRAINT meetings_attendance_invitation_id_91b7d45e_fk_meetings_ FOREIGN KEY (invitation_id) REFERENCES public.meetings_invitation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_attendancecorrection
    ADD CONSTRAINT meetings_attendancec_invitation_id_269831b7_fk_meetings_ FOREIGN KEY (invitation_id) REFERENCES public.meetings_invitation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_conclusion
    ADD CONSTRAINT meetings_conclusion_item_id_3c2a849e_fk_meetings_agendaitem_id FOREIGN KEY (item_id) REFERENCES public.meetings_agendaitem(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_conclusionnotice
    ADD CONSTRAINT meetings_conclusionn_document_id_64342da7_fk_documents FOREIGN KEY (document_id) REFERENCES public.documents_document(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_conclusionnotice
    ADD CONSTRAINT meetings_conclusionn_sitting_id_01e2d918_fk_meetings_ FOREIGN KEY (sitting_id) REFERENCES public.meetings_sitting(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_hallscreen
    ADD CONSTRAINT meetings_hallscreen_made_by_id_fb7bc4e6_fk_organisat FOREIGN KEY (made_by_id) REFERENCES public.organisation_holding(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_hallscreen
    ADD CONSTRAINT meetings_hallscreen_sitting_id_9dbd1bbd_fk_meetings_sitting_id FOREIGN KEY (sitting_id) REFERENCES public.meetings_sitting(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_invitation
    ADD CONSTRAINT meetings_invitation_holding_id_a2e56701_fk_organisat FOREIGN KEY (holding_id) REFERENCES public.organisation_holding(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_invitation
    ADD CONSTRAINT meetings_invitation_named_by_id_bfb22103_fk_meetings_ FOREIGN KEY (named_by_id) REFERENCES public.meetings_invitation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_invitation
    ADD CONSTRAINT meetings_invitation_sits_for_id_85a10765_fk_meetings_ FOREIGN KEY (sits_for_id) REFERENCES public.meetings_invitation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_invitation
    ADD CONSTRAINT meetings_invitation_sitting_id_1655a962_fk_meetings_sitting_id FOREIGN KEY (sitting_id) REFERENCES public.meetings_sitting(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_paper
    ADD CONSTRAINT meetings_paper_file_id_993df9e5_fk_files_storedfile_id FOREIGN KEY (file_id) REFERENCES public.files_storedfile(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_paper
    ADD CONSTRAINT meetings_paper_item_id_07134052_fk_meetings_agendaitem_id FOREIGN KEY (item_id) REFERENCES public.meetings_agendaitem(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_paperreader
    ADD CONSTRAINT meetings_paperreader_invitation_id_0a9956a7_fk_meetings_ FOREIGN KEY (invitation_id) REFERENCES public.meetings_invitation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_paperreader
    ADD CONSTRAINT meetings_paperreader_paper_id_b0881ba7_fk_meetings_paper_id FOREIGN KEY (paper_id) REFERENCES public.meetings_paper(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_paperreading
    ADD CONSTRAINT meetings_paperreadin_person_id_e509be7a_fk_organisat FOREIGN KEY (person_id) REFERENCES public.organisation_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_paperreading
    ADD CONSTRAINT meetings_paperreading_paper_id_f3bf9d87_fk_meetings_paper_id FOREIGN KEY (paper_id) REFERENCES public.meetings_paper(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_paperversion
    ADD CONSTRAINT meetings_paperversion_file_id_97d6ffbd_fk_files_storedfile_id FOREIGN KEY (file_id) REFERENCES public.files_storedfile(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_paperversion
    ADD CONSTRAINT meetings_paperversion_paper_id_f93a3d99_fk_meetings_paper_id FOREIGN KEY (paper_id) REFERENCES public.meetings_paper(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_pointshare
    ADD CONSTRAINT meetings_pointshare_invitation_id_cd995045_fk_meetings_ FOREIGN KEY (invitation_id) REFERENCES public.meetings_invitation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_pointshare
    ADD CONSTRAINT meetings_pointshare_item_id_67676ec8_fk_meetings_agendaitem_id FOREIGN KEY (item_id) REFERENCES public.meetings_agendaitem(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_pointspan
    ADD CONSTRAINT meetings_pointspan_item_id_03157995_fk_meetings_agendaitem_id FOREIGN KEY (item_id) REFERENCES public.meetings_agendaitem(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_pointtext
    ADD CONSTRAINT meetings_pointtext_item_id_da845555_fk_meetings_agendaitem_id FOREIGN KEY (item_id) REFERENCES public.meetings_agendaitem(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_presiding
    ADD CONSTRAINT meetings_presiding_invitation_id_a627c6d8_fk_meetings_ FOREIGN KEY (invitation_id) REFERENCES public.meetings_invitation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_presiding
    ADD CONSTRAINT meetings_presiding_item_id_0ba89872_fk_meetings_agendaitem_id FOREIGN KEY (item_id) REFERENCES public.meetings_agendaitem(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_presiding
    ADD CONSTRAINT meetings_presiding_sitting_id_cd95ce8d_fk_meetings_sitting_id FOREIGN KEY (sitting_id) REFERENCES public.meetings_sitting(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_removal
    ADD CONSTRAINT meetings_removal_invitation_id_c6620818_fk_meetings_ FOREIGN KEY (invitation_id) REFERENCES public.meetings_invitation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_rulebook
    ADD CONSTRAINT meetings_rulebook_body_id_bea794a5_fk_organisation_body_id FOREIGN KEY (body_id) REFERENCES public.organisation_body(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_shortnotice
    ADD CONSTRAINT meetings_shortnotice_item_id_cda4f9d8_fk_meetings_agendaitem_id FOREIGN KEY (item_id) REFERENCES public.meetings_agendaitem(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_shortnotice
    ADD CONSTRAINT meetings_shortnotice_paper_id_b1f07120_fk_meetings_paper_id FOREIGN KEY (paper_id) REFERENCES public.meetings_paper(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_shortnotice
    ADD CONSTRAINT meetings_shortnotice_sitting_id_1e27d611_fk_meetings_sitting_id FOREIGN KEY (sitting_id) REFERENCES public.meetings_sitting(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_sitting
    ADD CONSTRAINT meetings_sitting_acting_chair_id_ebb1846c_fk_organisat FOREIGN KEY (acting_chair_id) REFERENCES public.organisation_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_sitting
    ADD CONSTRAINT meetings_sitting_body_id_4deec0f5_fk_organisation_body_id FOREIGN KEY (body_id) REFERENCES public.organisation_body(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_sitting
    ADD CONSTRAINT meetings_sitting_booking_id_823914f5_fk_rooms_booking_id FOREIGN KEY (booking_id) REFERENCES public.rooms_booking(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_sitting
    ADD CONSTRAINT meetings_sitting_chair_post_id_70cb4138_fk_organisation_post_id FOREIGN KEY (chair_post_id) REFERENCES public.organisation_post(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_sitting
    ADD CONSTRAINT meetings_sitting_created_by_id_e34bc8ad_fk_organisat FOREIGN KEY (created_by_id) REFERENCES public.organisation_holding(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_sitting
    ADD CONSTRAINT meetings_sitting_current_item_id_ac38214b_fk_meetings_ FOREIGN KEY (current_item_id) REFERENCES public.meetings_agendaitem(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_sitting_serves
    ADD CONSTRAINT meetings_sitting_ser_body_id_bcec86c4_fk_organisat FOREIGN KEY (body_id) REFERENCES public.organisation_body(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_sitting_serves
    ADD CONSTRAINT meetings_sitting_ser_sitting_id_bad277df_fk_meetings_ FOREIGN KEY (sitting_id) REFERENCES public.meetings_sitting(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_sitting
    ADD CONSTRAINT meetings_sitting_term_id_62fab316_fk_organisation_term_id FOREIGN KEY (term_id) REFERENCES public.organisation_term(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_sought
    ADD CONSTRAINT meetings_sought_item_id_3e9928ed_fk_meetings_agendaitem_id FOREIGN KEY (item_id) REFERENCES public.meetings_agendaitem(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_sought
    ADD CONSTRAINT meetings_sought_paper_id_bfa44b36_fk_meetings_paper_id FOREIGN KEY (paper_id) REFERENCES public.meetings_paper(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_sought
    ADD CONSTRAINT meetings_sought_sitting_id_1eeaeeed_fk_meetings_sitting_id FOREIGN KEY (sitting_id) REFERENCES public.meetings_sitting(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_subjectrule
    ADD CONSTRAINT meetings_subjectrule_book_id_850766c6_fk_meetings_rulebook_id FOREIGN KEY (book_id) REFERENCES public.meetings_rulebook(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_withdrawnpaper
    ADD CONSTRAINT meetings_withdrawnpa_item_id_e8ed8a10_fk_meetings_ FOREIGN KEY (item_id) REFERENCES public.meetings_agendaitem(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_withdrawnpaper
    ADD CONSTRAINT meetings_withdrawnpaper_file_id_0627c8c5_fk_files_storedfile_id FOREIGN KEY (file_id) REFERENCES public.files_storedfile(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.messaging_message
    ADD CONSTRAINT messaging_message_answers_id_f5ccea25_fk_messaging_message_id FOREIGN KEY (answers_id) REFERENCES public.messaging_message(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.messaging_message
    ADD CONSTRAINT messaging_message_invitation_id_cd2b54b6_fk_meetings_ FOREIGN KEY (invitation_id) REFERENCES public.meetings_invitation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.messaging_message
    ADD CONSTRAINT messaging_message_item_id_05c53896_fk_meetings_agendaitem_id FOREIGN KEY (item_id) REFERENCES public.meetings_agendaitem(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.messaging_message
    ADD CONSTRAINT messaging_message_sitting_id_a89a0048_fk_meetings_sitting_id FOREIGN KEY (sitting_id) REFERENCES public.meetings_sitting(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.messaging_roomswitch
    ADD CONSTRAINT messaging_roomswitch_sitting_id_ea1518b9_fk_meetings_sitting_id FOREIGN KEY (sitting_id) REFERENCES public.meetings_sitting(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mfa_authenticator
    ADD CONSTRAINT mfa_authenticator_user_id_0c3a50c0_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.minutes_decision
    ADD CONSTRAINT minutes_decision_body_id_f984383f_fk_organisation_body_id FOREIGN KEY (body_id) REFERENCES public.organisation_body(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.minutes_decision
    ADD CONSTRAINT minutes_decision_conclusion_id_ce38ae97_fk_meetings_ FOREIGN KEY (conclusion_id) REFERENCES public.meetings_conclusion(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.minutes_decision
    ADD CONSTRAINT minutes_decision_document_id_f957a934_fk_documents_document_id FOREIGN KEY (document_id) REFERENCES public.documents_document(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.minutes_decision
    ADD CONSTRAINT minutes_decision_item_id_09fd5cce_fk_meetings_agendaitem_id FOREIGN KEY (item_id) REFERENCES public.meetings_agendaitem(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.minutes_decision
    ADD CONSTRAINT minutes_decision_series_id_7db160bd_fk_minutes_d FOREIGN KEY (series_id) REFERENCES public.minutes_decisionseries(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.minutes_decision
    ADD CONSTRAINT minutes_decision_sitting_id_f0451c11_fk_meetings_sitting_id FOREIGN KEY (sitting_id) REFERENCES public.meetings_sitting(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.minutes_decisionlink
    ADD CONSTRAINT minutes_decisionlink_earlier_id_727bc3f0_fk_minutes_decision_id FOREIGN KEY (earlier_id) REFERENCES public.minutes_decision(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.minutes_decisionlink
    ADD CONSTRAINT minutes_decisionlink_later_id_e57464ac_fk_minutes_decision_id FOREIGN KEY (later_id) REFERENCES public.minutes_decision(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.minutes_decisionseries
    ADD CONSTRAINT minutes_decisionseries_body_id_f757bd5a_fk_organisation_body_id FOREIGN KEY (body_id) REFERENCES public.organisation_body(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.minutes_decisionseries
    ADD CONSTRAINT minutes_decisionseries_term_id_9dd56083_fk_organisation_term_id FOREIGN KEY (term_id) REFERENCES public.organisation_term(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.minutes_edition
    ADD CONSTRAINT minutes_edition_minutes_id_d737b87f_fk_minutes_minutes_id FOREIGN KEY (minutes_id) REFERENCES public.minutes_minutes(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.minutes_excerpt
    ADD CONSTRAINT minutes_excerpt_document_id_f378b81a_fk_documents_document_id FOREIGN KEY (document_id) REFERENCES public.documents_document(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.minutes_excerpt
    ADD CONSTRAINT minutes_excerpt_edition_id_46e60d09_fk_minutes_edition_id FOREIGN KEY (edition_id) REFERENCES public.minutes_edition(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.minutes_excerpt
    ADD CONSTRAINT minutes_excerpt_item_id_151ff005_fk_meetings_agendaitem_id FOREIGN KEY (item_id) REFERENCES public.meetings_agendaitem(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.minutes_minutes
    ADD CONSTRAINT minutes_minutes_approved_under_id_8b97eaa2_fk_meetings_ FOREIGN KEY (approved_under_id) REFERENCES public.meetings_agendaitem(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.minutes_minutes
    ADD CONSTRAINT minutes_minutes_document_id_c8f3d96f_fk_documents_document_id FOREIGN KEY (document_id) REFERENCES public.documents_document(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.minutes_minutes
    ADD CONSTRAINT minutes_minutes_sitting_id_ecc6e19e_fk_meetings_sitting_id FOREIGN KEY (sitting_id) REFERENCES public.meetings_sitting(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.minutes_passage
    ADD CONSTRAINT minutes_passage_minutes_id_9840e2ef_fk_minutes_minutes_id FOREIGN KEY (minutes_id) REFERENCES public.minutes_minutes(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.minutes_remark
    ADD CONSTRAINT minutes_remark_edition_id_8f538dc1_fk_minutes_edition_id FOREIGN KEY (edition_id) REFERENCES public.minutes_edition(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.minutes_remark
    ADD CONSTRAINT minutes_remark_holding_id_29401b89_fk_organisation_holding_id FOREIGN KEY (holding_id) REFERENCES public.organisation_holding(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.minutes_soughtpassage
    ADD CONSTRAINT minutes_soughtpassag_item_id_7abe458b_fk_meetings_ FOREIGN KEY (item_id) REFERENCES public.meetings_agendaitem(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.minutes_soughtpassage
    ADD CONSTRAINT minutes_soughtpassage_minutes_id_9c826590_fk_minutes_minutes_id FOREIGN KEY (minutes_id) REFERENCES public.minutes_minutes(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.motions_motion
    ADD CONSTRAINT motions_motion_ballot_id_5592b029_fk_voting_ballot_id FOREIGN KEY (ballot_id) REFERENCES public.voting_ballot(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.motions_motion
    ADD CONSTRAINT motions_motion_conclusion_id_6421adb5_fk_meetings_conclusion_id FOREIGN KEY (conclusion_id) REFERENCES public.meetings_conclusion(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.motions_motion
    ADD CONSTRAINT motions_motion_item_id_e03c25f9_fk_meetings_agendaitem_id FOREIGN KEY (item_id) REFERENCES public.meetings_agendaitem(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.motions_motion
    ADD CONSTRAINT motions_motion_mover_id_3236f819_fk_meetings_invitation_id FOREIGN KEY (mover_id) REFERENCES public.meetings_invitation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.motions_motion
    ADD CONSTRAINT motions_motion_sitting_id_9c707741_fk_meetings_sitting_id FOREIGN KEY (sitting_id) REFERENCES public.meetings_sitting(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.motions_voice
    ADD CONSTRAINT motions_voice_invitation_id_95c5f56d_fk_meetings_invitation_id FOREIGN KEY (invitation_id) REFERENCES public.meetings_invitation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.motions_voice
    ADD CONSTRAINT motions_voice_motion_id_6aaf61dd_fk_motions_motion_id FOREIGN KEY (motion_id) REFERENCES public.motions_motion(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.notifications_digest
    ADD CONSTRAINT notifications_digest_person_id_3db880ea_fk_organisat FOREIGN KEY (person_id) REFERENCES public.organisation_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.notifications_mailtimes
    ADD CONSTRAINT notifications_mailti_person_id_14b4ad5b_fk_organisat FOREIGN KEY (person_id) REFERENCES public.organisation_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.notifications_preference
    ADD CONSTRAINT notifications_prefer_holding_id_465f2f4a_fk_organisat FOREIGN KEY (holding_id) REFERENCES public.organisation_holding(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.obstacles_ladder
    ADD CONSTRAINT obstacles_ladder_body_id_1dd39505_fk_organisation_body_id FOREIGN KEY (body_id) REFERENCES public.organisation_body(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.obstacles_link
    ADD CONSTRAINT obstacles_link_assignment_id_eb2f67d6_fk_assignmen FOREIGN KEY (assignment_id) REFERENCES public.assignments_assignment(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.obstacles_link
    ADD CONSTRAINT obstacles_link_obstacle_id_64e5a865_fk_obstacles_obstacle_id FOREIGN KEY (obstacle_id) REFERENCES public.obstacles_obstacle(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.obstacles_obstacle
    ADD CONSTRAINT obstacles_obstacle_assignment_id_47072f9e_fk_assignmen FOREIGN KEY (assignment_id) REFERENCES public.assignments_assignment(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.obstacles_obstacle
    ADD CONSTRAINT obstacles_obstacle_body_id_ce48ddaf_fk_organisation_body_id FOREIGN KEY (body_id) REFERENCES public.organisation_body(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.obstacles_obstacle
    ADD CONSTRAINT obstacles_obstacle_organisation_id_0d30b4ee_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisation_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.obstacles_obstacle
    ADD CONSTRAINT obstacles_obstacle_post_id_95e0cfc3_fk_organisation_post_id FOREIGN KEY (post_id) REFERENCES public.organisation_post(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.obstacles_obstacle
    ADD CONSTRAINT obstacles_obstacle_report_id_45749022_fk_assignments_report_id FOREIGN KEY (report_id) REFERENCES public.assignments_report(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.obstacles_obstacle
    ADD CONSTRAINT obstacles_obstacle_unit_id_d0afb0a1_fk_organisation_unit_id FOREIGN KEY (unit_id) REFERENCES public.organisation_unit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.obstacles_step
    ADD CONSTRAINT obstacles_step_body_id_c595fb10_fk_organisation_body_id FOREIGN KEY (body_id) REFERENCES public.organisation_body(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.obstacles_step
    ADD CONSTRAINT obstacles_step_obstacle_id_2824a53b_fk_obstacles_obstacle_id FOREIGN KEY (obstacle_id) REFERENCES public.obstacles_obstacle(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.obstacles_step
    ADD CONSTRAINT obstacles_step_organisation_id_6d68fb12_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisation_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.obstacles_step
    ADD CONSTRAINT obstacles_step_post_id_17b77fa0_fk_organisation_post_id FOREIGN KEY (post_id) REFERENCES public.organisation_post(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.obstacles_step
    ADD CONSTRAINT obstacles_step_unit_id_85ff9765_fk_organisation_unit_id FOREIGN KEY (unit_id) REFERENCES public.organisation_unit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.organisation_body
    ADD CONSTRAINT organisation_body_parent_id_5ea640b3_fk_organisation_body_id FOREIGN KEY (parent_id) REFERENCES public.organisation_body(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.organisation_body_serves
    ADD CONSTRAINT organisation_body_se_from_body_id_ef56ae72_fk_organisat FOREIGN KEY (from_body_id) REFERENCES public.organisation_body(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.organisation_body_serves
    ADD CONSTRAINT organisation_body_se_to_body_id_fade201d_fk_organisat FOREIGN KEY (to_body_id) REFERENCES public.organisation_body(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.organisation_calendarday
    ADD CONSTRAINT organisation_calenda_organisation_id_1e602e8c_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisation_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.organisation_exposureacceptance
    ADD CONSTRAINT organisation_exposur_officer_id_af120065_fk_organisat FOREIGN KEY (officer_id) REFERENCES public.organisation_holding(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.organisation_groupmember
    ADD CONSTRAINT organisation_groupme_group_id_831bea70_fk_organisat FOREIGN KEY (group_id) REFERENCES public.organisation_group(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.organisation_groupmember
    ADD CONSTRAINT organisation_groupme_organisation_id_6a6549da_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisation_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.organisation_holding
    ADD CONSTRAINT organisation_holding_person_id_846eba1a_fk_organisat FOREIGN KEY (person_id) REFERENCES public.organisation_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.organisation_holding
    ADD CONSTRAINT organisation_holding_post_id_fc10b943_fk_organisation_post_id FOREIGN KEY (post_id) REFERENCES public.organisation_post(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.organisation_holding
    ADD CONSTRAINT organisation_holding_term_id_0e5b9c81_fk_organisation_term_id FOREIGN KEY (term_id) REFERENCES public.organisation_term(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.organisation_mandate
    ADD CONSTRAINT organisation_mandate_giver_id_1edc4f04_fk_organisat FOREIGN KEY (giver_id) REFERENCES public.organisation_holding(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.organisation_mandate
    ADD CONSTRAINT organisation_mandate_receiver_id_879baf41_fk_organisat FOREIGN KEY (receiver_id) REFERENCES public.organisation_holding(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.organisation_organisation
    ADD CONSTRAINT organisation_organis_parent_id_0e82a663_fk_organisat FOREIGN KEY (parent_id) REFERENCES public.organisation_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.organisation_othername
    ADD CONSTRAINT organisation_otherna_organisation_id_c93992be_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisation_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.organisation_othername
    ADD CONSTRAINT organisation_othername_body_id_8103d8a8_fk_organisation_body_id FOREIGN KEY (body_id) REFERENCES public.organisation_body(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.organisation_person
    ADD CONSTRAINT organisation_person_user_id_28f00f68_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.organisation_post
    ADD CONSTRAINT organisation_post_body_id_1b4a33f8_fk_organisation_body_id FOREIGN KEY (body_id) REFERENCES public.organisation_body(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.organisation_post
    ADD CONSTRAINT organisation_post_unit_id_d1b2ce6b_fk_organisation_unit_id FOREIGN KEY (unit_id) REFERENCES public.organisation_unit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.organisation_standingagency
    ADD CONSTRAINT organisation_standin_body_id_faab6205_fk_organisat FOREIGN KEY (body_id) REFERENCES public.organisation_body(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.organisation_standingdeputy
    ADD CONSTRAINT organisation_standin_membership_id_127917af_fk_organisat FOREIGN KEY (membership_id) REFERENCES public.organisation_holding(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.organisation_standingagency
    ADD CONSTRAINT organisation_standin_organisation_id_d1f0fd07_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisation_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.organisation_standingdeputy
    ADD CONSTRAINT organisation_standin_person_id_2ac3b1ef_fk_organisat FOREIGN KEY (person_id) REFERENCES public.organisation_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.organisation_succession
    ADD CONSTRAINT organisation_success_predecessor_id_85884a8c_fk_organisat FOREIGN KEY (predecessor_id) REFERENCES public.organisation_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.organisation_succession
    ADD CONSTRAINT organisation_success_successor_id_55b29c96_fk_organisat FOREIGN KEY (successor_id) REFERENCES public.organisation_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.organisation_term
    ADD CONSTRAINT organisation_term_body_id_e49aa8d7_fk_organisation_body_id FOREIGN KEY (body_id) REFERENCES public.organisation_body(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.organisation_unit
    ADD CONSTRAINT organisation_unit_organisation_id_6cc49731_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisation_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.organisation_unit
    ADD CONSTRAINT organisation_unit_parent_id_1a56e487_fk_organisation_unit_id FOREIGN KEY (parent_id) REFERENCES public.organisation_unit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.presenting_presentation
    ADD CONSTRAINT presenting_presentat_presenter_id_1d65fe9d_fk_meetings_ FOREIGN KEY (presenter_id) REFERENCES public.meetings_invitation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.presenting_presentation
    ADD CONSTRAINT presenting_presentat_sitting_id_d291c593_fk_meetings_ FOREIGN KEY (sitting_id) REFERENCES public.meetings_sitting(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.presenting_presentation
    ADD CONSTRAINT presenting_presentation_paper_id_2e0d053f_fk_meetings_paper_id FOREIGN KEY (paper_id) REFERENCES public.meetings_paper(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.procedures_opinion
    ADD CONSTRAINT procedures_opinion_form_id_61ac6cc7_fk_procedure FOREIGN KEY (form_id) REFERENCES public.procedures_opinionform(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.procedures_opinion
    ADD CONSTRAINT procedures_opinion_question_id_1876e1e1_fk_procedure FOREIGN KEY (question_id) REFERENCES public.procedures_question(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.procedures_opinionform
    ADD CONSTRAINT procedures_opinionfo_invitation_id_31776172_fk_meetings_ FOREIGN KEY (invitation_id) REFERENCES public.meetings_invitation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.procedures_opinionform
    ADD CONSTRAINT procedures_opinionfo_person_id_6da22824_fk_organisat FOREIGN KEY (person_id) REFERENCES public.organisation_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.procedures_opinionform
    ADD CONSTRAINT procedures_opinionfo_procedure_id_5b766812_fk_procedure FOREIGN KEY (procedure_id) REFERENCES public.procedures_procedure(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.procedures_procedure
    ADD CONSTRAINT procedures_procedure_sitting_id_00831cbe_fk_meetings_sitting_id FOREIGN KEY (sitting_id) REFERENCES public.meetings_sitting(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.procedures_prolongation
    ADD CONSTRAINT procedures_prolongat_procedure_id_048e9ef6_fk_procedure FOREIGN KEY (procedure_id) REFERENCES public.procedures_procedure(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.procedures_question
    ADD CONSTRAINT procedures_question_item_id_ca69fdda_fk_meetings_agendaitem_id FOREIGN KEY (item_id) REFERENCES public.meetings_agendaitem(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.procedures_question
    ADD CONSTRAINT procedures_question_procedure_id_0acb2c6c_fk_procedure FOREIGN KEY (procedure_id) REFERENCES public.procedures_procedure(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.procedures_reminder
    ADD CONSTRAINT procedures_reminder_procedure_id_031a2a49_fk_procedure FOREIGN KEY (procedure_id) REFERENCES public.procedures_procedure(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.procrastinate_events
    ADD CONSTRAINT procrastinate_events_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.procrastinate_jobs(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.procrastinate_jobs
    ADD CONSTRAINT procrastinate_jobs_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES public.procrastinate_workers(id) ON DELETE SET NULL;

ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.procrastinate_jobs(id);

ALTER TABLE ONLY public.programme_advising
    ADD CONSTRAINT programme_advising_expected_id_80641736_fk_programme FOREIGN KEY (expected_id) REFERENCES public.programme_expected(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.programme_advising
    ADD CONSTRAINT programme_advising_organisation_id_15b27864_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisation_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.programme_advising
    ADD CONSTRAINT programme_advising_unit_id_038c2836_fk_organisation_unit_id FOREIGN KEY (unit_id) REFERENCES public.organisation_unit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.programme_change
    ADD CONSTRAINT programme_change_expected_id_bdb2b061_fk_programme_expected_id FOREIGN KEY (expected_id) REFERENCES public.programme_expected(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.programme_expected
    ADD CONSTRAINT programme_expected_document_id_dbad80be_fk_documents FOREIGN KEY (document_id) REFERENCES public.documents_document(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.programme_expected
    ADD CONSTRAINT programme_expected_drafter_id_71882934_fk_organisat FOREIGN KEY (drafter_id) REFERENCES public.organisation_holding(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.programme_expected
    ADD CONSTRAINT programme_expected_organisation_id_65ebacce_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisation_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.programme_expected
    ADD CONSTRAINT programme_expected_programme_id_925821ad_fk_programme FOREIGN KEY (programme_id) REFERENCES public.programme_programme(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.programme_expected
    ADD CONSTRAINT programme_expected_signer_post_id_464a97f6_fk_organisat FOREIGN KEY (signer_post_id) REFERENCES public.organisation_post(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.programme_expected
    ADD CONSTRAINT programme_expected_unit_id_9ac68421_fk_organisation_unit_id FOREIGN KEY (unit_id) REFERENCES public.organisation_unit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.programme_programme
    ADD CONSTRAINT programme_programme_body_id_8073d563_fk_organisation_body_id FOREIGN KEY (body_id) REFERENCES public.organisation_body(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.programme_programme
    ADD CONSTRAINT programme_programme_organisation_id_c25505ff_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisation_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.programme_rung
    ADD CONSTRAINT programme_rung_expected_id_b6037212_fk_programme_expected_id FOREIGN KEY (expected_id) REFERENCES public.programme_expected(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.protection_change
    ADD CONSTRAINT protection_change_document_id_d3d4c743_fk_documents_document_id FOREIGN KEY (document_id) REFERENCES public.documents_document(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.protection_change
    ADD CONSTRAINT protection_change_holding_id_066a61ca_fk_organisat FOREIGN KEY (holding_id) REFERENCES public.organisation_holding(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.proving_code
    ADD CONSTRAINT proving_code_document_id_820dd68d_fk_documents_document_id FOREIGN KEY (document_id) REFERENCES public.documents_document(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reading_note
    ADD CONSTRAINT reading_note_item_id_8beef683_fk_meetings_agendaitem_id FOREIGN KEY (item_id) REFERENCES public.meetings_agendaitem(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reading_note
    ADD CONSTRAINT reading_note_person_id_63f8ecd7_fk_organisation_person_id FOREIGN KEY (person_id) REFERENCES public.organisation_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reading_note
    ADD CONSTRAINT reading_note_sitting_id_5a73c21a_fk_meetings_sitting_id FOREIGN KEY (sitting_id) REFERENCES public.meetings_sitting(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reporting_briefing
    ADD CONSTRAINT reporting_briefing_body_id_aaa1fc92_fk_organisation_body_id FOREIGN KEY (body_id) REFERENCES public.organisation_body(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reporting_briefing
    ADD CONSTRAINT reporting_briefing_paper_id_bd5544b2_fk_files_storedfile_id FOREIGN KEY (paper_id) REFERENCES public.files_storedfile(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reporting_edition
    ADD CONSTRAINT reporting_edition_briefing_id_9b5d1004_fk_reporting_briefing_id FOREIGN KEY (briefing_id) REFERENCES public.reporting_briefing(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reporting_edition
    ADD CONSTRAINT reporting_edition_report_id_4910720c_fk_directive FOREIGN KEY (report_id) REFERENCES public.directives_frozenreport(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reporting_edition
    ADD CONSTRAINT reporting_edition_schedule_id_aaa15076_fk_reporting_schedule_id FOREIGN KEY (schedule_id) REFERENCES public.reporting_schedule(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reporting_reportpaper
    ADD CONSTRAINT reporting_reportpape_document_id_abd0b67e_fk_documents FOREIGN KEY (document_id) REFERENCES public.documents_document(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reporting_reportpaper
    ADD CONSTRAINT reporting_reportpape_report_id_25f03a28_fk_directive FOREIGN KEY (report_id) REFERENCES public.directives_frozenreport(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reporting_schedule
    ADD CONSTRAINT reporting_schedule_body_id_25193cb7_fk_organisation_body_id FOREIGN KEY (body_id) REFERENCES public.organisation_body(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reporting_schedule
    ADD CONSTRAINT reporting_schedule_directive_id_b455f55a_fk_directive FOREIGN KEY (directive_id) REFERENCES public.directives_directive(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reporting_schedule
    ADD CONSTRAINT reporting_schedule_owner_id_174b8f6b_fk_organisation_holding_id FOREIGN KEY (owner_id) REFERENCES public.organisation_holding(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reporting_schedule_readers
    ADD CONSTRAINT reporting_schedule_r_post_id_60d84235_fk_organisat FOREIGN KEY (post_id) REFERENCES public.organisation_post(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reporting_schedule_readers
    ADD CONSTRAINT reporting_schedule_r_schedule_id_f8419fd4_fk_reporting FOREIGN KEY (schedule_id) REFERENCES public.reporting_schedule(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_reminder
    ADD CONSTRAINT reviews_reminder_directive_id_61006cc2_fk_directive FOREIGN KEY (directive_id) REFERENCES public.directives_directive(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_review
    ADD CONSTRAINT reviews_review_directive_id_65aca6bf_fk_directives_directive_id FOREIGN KEY (directive_id) REFERENCES public.directives_directive(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_reviewrule
    ADD CONSTRAINT reviews_reviewrule_body_id_c4cfdd30_fk_organisation_body_id FOREIGN KEY (body_id) REFERENCES public.organisation_body(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.rooms_booking
    ADD CONSTRAINT rooms_booking_booked_by_id_15c65eb6_fk_organisation_holding_id FOREIGN KEY (booked_by_id) REFERENCES public.organisation_holding(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.rooms_booking
    ADD CONSTRAINT rooms_booking_organisation_id_616a4aba_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisation_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.rooms_booking
    ADD CONSTRAINT rooms_booking_room_id_73cf7c89_fk_rooms_room_id FOREIGN KEY (room_id) REFERENCES public.rooms_room(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.rooms_room
    ADD CONSTRAINT rooms_room_organisation_id_8f9a3301_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisation_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.scim_directoryentry
    ADD CONSTRAINT scim_directoryentry_user_id_13a7243f_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.seeing_dashboard
    ADD CONSTRAINT seeing_dashboard_owner_id_b0e83930_fk_accounts_user_id FOREIGN KEY (owner_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.seeing_start
    ADD CONSTRAINT seeing_start_dashboard_id_9862028b_fk_seeing_dashboard_id FOREIGN KEY (dashboard_id) REFERENCES public.seeing_dashboard(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.seeing_start
    ADD CONSTRAINT seeing_start_user_id_b4422e1b_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.signing_appearance
    ADD CONSTRAINT signing_appearance_body_id_93ee82a7_fk_organisation_body_id FOREIGN KEY (body_id) REFERENCES public.organisation_body(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.signing_appearance
    ADD CONSTRAINT signing_appearance_file_id_cec46dfa_fk_files_storedfile_id FOREIGN KEY (file_id) REFERENCES public.files_storedfile(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.signing_appearance
    ADD CONSTRAINT signing_appearance_organisation_id_478acdf3_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisation_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.signing_appearance
    ADD CONSTRAINT signing_appearance_person_id_984f610c_fk_organisation_person_id FOREIGN KEY (person_id) REFERENCES public.organisation_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.socialaccount_socialtoken
    ADD CONSTRAINT socialaccount_social_account_id_951f210e_fk_socialacc FOREIGN KEY (account_id) REFERENCES public.socialaccount_socialaccount(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.socialaccount_socialtoken
    ADD CONSTRAINT socialaccount_social_app_id_636a42d7_fk_socialacc FOREIGN KEY (app_id) REFERENCES public.socialaccount_socialapp(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.socialaccount_socialaccount
    ADD CONSTRAINT socialaccount_social_user_id_8146e70c_fk_accounts_ FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.speaking_closedlist
    ADD CONSTRAINT speaking_closedlist_item_id_7b72e80b_fk_meetings_agendaitem_id FOREIGN KEY (item_id) REFERENCES public.meetings_agendaitem(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.speaking_debate
    ADD CONSTRAINT speaking_debate_sitting_id_6402a01a_fk_meetings_sitting_id FOREIGN KEY (sitting_id) REFERENCES public.meetings_sitting(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.speaking_speakinggroup
    ADD CONSTRAINT speaking_speakinggro_sitting_id_63011fc8_fk_meetings_ FOREIGN KEY (sitting_id) REFERENCES public.meetings_sitting(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.speaking_speakingseat
    ADD CONSTRAINT speaking_speakingsea_group_id_b83d5832_fk_speaking_ FOREIGN KEY (group_id) REFERENCES public.speaking_speakinggroup(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.speaking_speakingseat
    ADD CONSTRAINT speaking_speakingsea_invitation_id_e909cfd6_fk_meetings_ FOREIGN KEY (invitation_id) REFERENCES public.meetings_invitation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.speaking_speech
    ADD CONSTRAINT speaking_speech_invitation_id_be20878c_fk_meetings_ FOREIGN KEY (invitation_id) REFERENCES public.meetings_invitation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.speaking_speech
    ADD CONSTRAINT speaking_speech_item_id_12ff38a8_fk_meetings_agendaitem_id FOREIGN KEY (item_id) REFERENCES public.meetings_agendaitem(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.speaking_speech
    ADD CONSTRAINT speaking_speech_sitting_id_d6dc4582_fk_meetings_sitting_id FOREIGN KEY (sitting_id) REFERENCES public.meetings_sitting(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.subscriptions_subscription
    ADD CONSTRAINT subscriptions_subscr_holding_id_cb5ed41c_fk_organisat FOREIGN KEY (holding_id) REFERENCES public.organisation_holding(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.subscriptions_subscription
    ADD CONSTRAINT subscriptions_subscription_view_id_efb54261_fk_kit_savedview_id FOREIGN KEY (view_id) REFERENCES public.kit_savedview(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.subscriptions_told
    ADD CONSTRAINT subscriptions_told_document_id_8424abe1_fk_documents FOREIGN KEY (document_id) REFERENCES public.documents_document(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.subscriptions_told
    ADD CONSTRAINT subscriptions_told_subscription_id_9d82c1d6_fk_subscript FOREIGN KEY (subscription_id) REFERENCES public.subscriptions_subscription(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.urging_dismissal
    ADD CONSTRAINT urging_dismissal_rung_id_ad451686_fk_assignments_rung_id FOREIGN KEY (rung_id) REFERENCES public.assignments_rung(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.urging_explanation
    ADD CONSTRAINT urging_explanation_asker_id_31864b16_fk_organisation_holding_id FOREIGN KEY (asker_id) REFERENCES public.organisation_holding(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.urging_explanation
    ADD CONSTRAINT urging_explanation_assignment_id_334405af_fk_assignmen FOREIGN KEY (assignment_id) REFERENCES public.assignments_assignment(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.urging_explanation
    ADD CONSTRAINT urging_explanation_file_id_e52faaaf_fk_files_storedfile_id FOREIGN KEY (file_id) REFERENCES public.files_storedfile(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.voting_ballot
    ADD CONSTRAINT voting_ballot_item_id_97e1a2cf_fk_meetings_agendaitem_id FOREIGN KEY (item_id) REFERENCES public.meetings_agendaitem(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.voting_ballot
    ADD CONSTRAINT voting_ballot_presided_by_id_f6fc373d_fk_meetings_invitation_id FOREIGN KEY (presided_by_id) REFERENCES public.meetings_invitation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.voting_ballot
    ADD CONSTRAINT voting_ballot_sitting_id_c95b7ba0_fk_meetings_sitting_id FOREIGN KEY (sitting_id) REFERENCES public.meetings_sitting(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.voting_counting
    ADD CONSTRAINT voting_counting_ballot_id_ff7381d0_fk_voting_ballot_id FOREIGN KEY (ballot_id) REFERENCES public.voting_ballot(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.voting_handcount
    ADD CONSTRAINT voting_handcount_ballot_id_36a19e0b_fk_voting_ballot_id FOREIGN KEY (ballot_id) REFERENCES public.voting_ballot(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.voting_merger
    ADD CONSTRAINT voting_merger_ballot_id_e4a58b0b_fk_voting_ballot_id FOREIGN KEY (ballot_id) REFERENCES public.voting_ballot(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.voting_opening
    ADD CONSTRAINT voting_opening_counting_id_c5d8dfd3_fk_voting_counting_id FOREIGN KEY (counting_id) REFERENCES public.voting_counting(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.voting_opening
    ADD CONSTRAINT voting_opening_teller_id_4e425caa_fk_voting_teller_id FOREIGN KEY (teller_id) REFERENCES public.voting_teller(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.voting_option
    ADD CONSTRAINT voting_option_ballot_id_e22dcc37_fk_voting_ballot_id FOREIGN KEY (ballot_id) REFERENCES public.voting_ballot(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.voting_panel
    ADD CONSTRAINT voting_panel_ballot_id_e8e419ac_fk_voting_ballot_id FOREIGN KEY (ballot_id) REFERENCES public.voting_ballot(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.voting_panel
    ADD CONSTRAINT voting_panel_sitting_id_bbac01b6_fk_meetings_sitting_id FOREIGN KEY (sitting_id) REFERENCES public.meetings_sitting(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.voting_proxy
    ADD CONSTRAINT voting_proxy_giver_id_ad3739c2_fk_meetings_invitation_id FOREIGN KEY (giver_id) REFERENCES public.meetings_invitation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.voting_proxy
    ADD CONSTRAINT voting_proxy_holder_id_83a838d1_fk_meetings_invitation_id FOREIGN KEY (holder_id) REFERENCES public.meetings_invitation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.voting_proxy_points
    ADD CONSTRAINT voting_proxy_points_agendaitem_id_03e35c88_fk_meetings_ FOREIGN KEY (agendaitem_id) REFERENCES public.meetings_agendaitem(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.voting_proxy_points
    ADD CONSTRAINT voting_proxy_points_proxy_id_850558da_fk_voting_proxy_id FOREIGN KEY (proxy_id) REFERENCES public.voting_proxy(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.voting_proxy
    ADD CONSTRAINT voting_proxy_sitting_id_86df089c_fk_meetings_sitting_id FOREIGN KEY (sitting_id) REFERENCES public.meetings_sitting(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.voting_recusal
    ADD CONSTRAINT voting_recusal_invitation_id_330541a0_fk_meetings_invitation_id FOREIGN KEY (invitation_id) REFERENCES public.meetings_invitation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.voting_recusal
    ADD CONSTRAINT voting_recusal_item_id_2d09f4ff_fk_meetings_agendaitem_id FOREIGN KEY (item_id) REFERENCES public.meetings_agendaitem(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.voting_sealedpaper
    ADD CONSTRAINT voting_sealedpaper_vote_id_43ce5cc4_fk_voting_vote_id FOREIGN KEY (vote_id) REFERENCES public.voting_vote(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.voting_secretcount
    ADD CONSTRAINT voting_secretcount_ballot_id_ef699391_fk_voting_ballot_id FOREIGN KEY (ballot_id) REFERENCES public.voting_ballot(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.voting_teller
    ADD CONSTRAINT voting_teller_invitation_id_dc84d4ed_fk_meetings_invitation_id FOREIGN KEY (invitation_id) REFERENCES public.meetings_invitation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.voting_teller
    ADD CONSTRAINT voting_teller_panel_id_b3515716_fk_voting_panel_id FOREIGN KEY (panel_id) REFERENCES public.voting_panel(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.voting_vote
    ADD CONSTRAINT voting_vote_ballot_id_b425722f_fk_voting_ballot_id FOREIGN KEY (ballot_id) REFERENCES public.voting_ballot(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.voting_vote
    ADD CONSTRAINT voting_vote_caster_id_36d2ebe9_fk_meetings_invitation_id FOREIGN KEY (caster_id) REFERENCES public.meetings_invitation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.voting_vote
    ADD CONSTRAINT voting_vote_entered_id_57dfd1e6_fk_voting_option_id FOREIGN KEY (entered_id) REFERENCES public.voting_option(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.voting_vote
    ADD CONSTRAINT voting_vote_option_id_eabbceff_fk_voting_option_id FOREIGN KEY (option_id) REFERENCES public.voting_option(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.voting_vote
    ADD CONSTRAINT voting_vote_voter_id_599434c4_fk_meetings_invitation_id FOREIGN KEY (voter_id) REFERENCES public.meetings_invitation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.webhooks_attempt
    ADD CONSTRAINT webhooks_attempt_delivery_id_bb1708b1_fk_webhooks_delivery_id FOREIGN KEY (delivery_id) REFERENCES public.webhooks_delivery(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.webhooks_delivery
    ADD CONSTRAINT webhooks_delivery_endpoint_id_6cbee67d_fk_webhooks_endpoint_id FOREIGN KEY (endpoint_id) REFERENCES public.webhooks_endpoint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.webhooks_endpoint
    ADD CONSTRAINT webhooks_endpoint_holding_id_8e7ed1e1_fk_organisat FOREIGN KEY (holding_id) REFERENCES public.organisation_holding(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.writing_beginning
    ADD CONSTRAINT writing_beginning_document_id_16c76366_fk_documents_document_id FOREIGN KEY (document_id) REFERENCES public.documents_document(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.writing_beginning
    ADD CONSTRAINT writing_beginning_version_id_095df173_fk_writing_t FOREIGN KEY (version_id) REFERENCES public.writing_templateversion(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.writing_templateversion
    ADD CONSTRAINT writing_templatevers_template_id_fcc3daa3_fk_writing_w FOREIGN KEY (template_id) REFERENCES public.writing_wordtemplate(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.writing_templateversion
    ADD CONSTRAINT writing_templateversion_file_id_837de96d_fk_files_storedfile_id FOREIGN KEY (file_id) REFERENCES public.files_storedfile(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.writing_wordtemplate
    ADD CONSTRAINT writing_wordtemplate_body_id_e014ec4e_fk_organisation_body_id FOREIGN KEY (body_id) REFERENCES public.organisation_body(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.writing_wordtemplate
    ADD CONSTRAINT writing_wordtemplate_organisation_id_5a122529_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisation_organisation(id) DEFERRABLE INITIALLY DEFERRED;

-- sealed 58762cb097cdb15d02aea81d37aaf730965446ca6d653232dff911861d0d309a
