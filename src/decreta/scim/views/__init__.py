"""The addresses of SCIM."""
