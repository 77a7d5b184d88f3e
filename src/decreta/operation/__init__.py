"""How the installation is: health, figures for those who watch it, backups and drills."""
