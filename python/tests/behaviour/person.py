"""Somebody to be paid, who is not to be named anywhere."""

from __future__ import annotations

from datetime import date

from tillback import Client, Payee

PRIVATE = ["Erika", "Mustermann", "erika.mustermann@example.com", "Heidestraße", "4085550100"]


def register(client: Client) -> Payee:
    first_name, last_name, email, street, phone = PRIVATE
    return client.register_payee(
        account="pockyt",
        first_name=first_name,
        last_name=last_name,
        email=email,
        country_code="US",
        date_of_birth=date(1964, 8, 12),
        state="CA",
        city="Köln",
        street=street,
        zip="95110",
        phone=phone,
        customer_code="vendor-7",
    )
