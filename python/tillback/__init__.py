"""Refunds that happen once, or provably not at all."""
