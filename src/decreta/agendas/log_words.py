"""The log's words for agendas: its acts and its things."""

from __future__ import annotations

from django.utils.translation import pgettext_lazy

from decreta.audit.words import Words

WORDS = Words(
    area="agendas",
    name=pgettext_lazy("area of the log", "Agendas"),
    order=250,
    acts={
        "agendas.proposed": pgettext_lazy("act", "proposed a point"),
        "agendas.resent": pgettext_lazy("act", "changed a proposed point and sent it again"),
        "agendas.proposal_paper_added": pgettext_lazy("act", "put a paper to a proposed point"),
        "agendas.proposal_paper_taken": pgettext_lazy("act", "was given a paper of a proposed point under a name"),
        "agendas.approved": pgettext_lazy("act", "let a proposed point go on"),
        "agendas.returned": pgettext_lazy("act", "returned a proposed point"),
        "agendas.proposal_withdrawn": pgettext_lazy("act", "withdrew a proposed point"),
        "agendas.placed": pgettext_lazy("act", "put a proposed point on an agenda"),
        "agendas.put_off": pgettext_lazy("act", "put a point off"),
        "agendas.carried": pgettext_lazy("act", "carried over a point that a sitting had not dealt with"),
        "agendas.left_behind": pgettext_lazy("act", "did not carry over a point that a sitting had not dealt with"),
        "agendas.deferred": pgettext_lazy("act", "noted that the body put a point off"),
        "agendas.deferral_undone": pgettext_lazy("act", "took up again a point that the body had put off"),
        "agendas.path_set": pgettext_lazy("act", "set how points come to a body"),
        "agendas.positions_stated": pgettext_lazy("act", "stated positions on points"),
        "agendas.objected": pgettext_lazy("act", "objected in session to the adoption of a point by consent"),
        "agendas.objection_taken_back": pgettext_lazy("act", "took back an objection to the adoption by consent"),
        "agendas.taken_out": pgettext_lazy("act", "took a point out of those adopted by consent"),
        "agendas.put_back": pgettext_lazy("act", "put a point back among those adopted by consent"),
        "agendas.put_by_consent": pgettext_lazy("act", "put points without objection into the consent part"),
        "agendas.by_consent_undone": pgettext_lazy("act", "took points out of the consent part as they were"),
        "agendas.adopted_by_consent": pgettext_lazy("act", "adopted points by consent"),
        "agendas.opinions_asked": pgettext_lazy("act", "asked for opinions on a point"),
        "agendas.opinion_given": pgettext_lazy("act", "gave an opinion on a point"),
        "agendas.opinion_treated": pgettext_lazy("act", "said what was made of an opinion"),
        "agendas.opinions_reminded": pgettext_lazy("act", "those who had not given their opinion were reminded"),
        "agendas.template_kept": pgettext_lazy("act", "kept an agenda as a template"),
        "agendas.filled": pgettext_lazy("act", "filled an agenda from a template"),
    },
    things={
        "agendas.proposal": pgettext_lazy("thing", "proposed point"),
        "agendas.opinionrequest": pgettext_lazy("thing", "opinions asked for on a point"),
        "agendas.reviewpath": pgettext_lazy("thing", "way of review"),
        "agendas.agendatemplate": pgettext_lazy("thing", "template of agendas"),
    },
)
