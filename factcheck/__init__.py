"""factcheck: articles in, a worksheet of claims to verify out."""

__version__ = "0.1.0"
