"""An address as the squares of a QR."""

from __future__ import annotations


def squares(address: str) -> list[list[int]]:
    """Row by row, 1 where it is dark. It bears a smudge over a seventh of it; the layout leaves its margin."""
    # Here, since most processes never print one.
    import qrcode

    code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M, border=0)
    code.add_data(address)
    code.make()
    return [[int(dark) for dark in row] for row in code.get_matrix()]
