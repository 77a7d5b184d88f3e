{{- define "decreta.pod" -}}
securityContext: { runAsNonRoot: true, runAsUser: 10001, fsGroup: 10001, seccompProfile: { type: RuntimeDefault } }
volumes:
  - { name: data, persistentVolumeClaim: { claimName: {{ .root.Values.dataClaim | quote }} } }
  - { name: backups, persistentVolumeClaim: { claimName: {{ .root.Values.backupClaim | quote }} } }
  - { name: secrets, secret: { secretName: {{ .root.Values.secretName | quote }}, defaultMode: 0400 } }
  - { name: tmp, emptyDir: {} }
containers:
  - name: decreta
    image: {{ required "image must name the image that you built" .root.Values.image | quote }}
    args: {{ toJson .args }}
    securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: [ALL] } }
    env:
      - { name: DECRETA_DATA, value: /data }
      - { name: DECRETA_BACKUP_DIR, value: /backups }
      - { name: DECRETA_BIND, value: "0.0.0.0:8300" }
      - { name: DECRETA_LOG_FORMAT, value: json }
      - { name: DECRETA_PUBLIC_URL, value: {{ .root.Values.publicUrl | quote }} }
      - { name: DECRETA_TRUSTED_PROXIES, value: {{ .root.Values.trustedProxies | quote }} }
      - { name: DECRETA_DATABASE_POOLER, value: {{ .root.Values.pooler | quote }} }
      - { name: DECRETA_FILES, value: {{ .root.Values.files | quote }} }
      - { name: DECRETA_DATABASE_URL_FILE, value: /secrets/database-url }
      - { name: DECRETA_DATABASE_LISTEN_URL_FILE, value: /secrets/listen-url }
      - { name: DECRETA_SECRET_KEY_FILE, value: /secrets/secret-key }
      - { name: DECRETA_BACKUP_PASSPHRASE_FILE, value: /secrets/backup-passphrase }
      - { name: DECRETA_FILES_KEY_FILE, value: /secrets/files-key }
      - { name: DECRETA_FILES_SECRET_FILE, value: /secrets/files-secret }
    volumeMounts:
      - { name: data, mountPath: /data }
      - { name: backups, mountPath: /backups }
      - { name: secrets, mountPath: /secrets, readOnly: true }
      - { name: tmp, mountPath: /tmp }
    {{- with .more }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
{{- end -}}
