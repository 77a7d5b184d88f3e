"""Certificates, signatures on papers, and what a signature is worth. Knows no business area."""
