"""How a value is written for eyes: money is scaled and never loses a digit, nothing else is scaled."""

import pytest

from g60cli.questions.display import quantity_text


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        ("999999", "CNY", "999,999 CNY"),
        ("1000000", "CNY", "1 million CNY"),
        ("1000000.05", "CNY", "1.00000005 million CNY"),
        ("999999999", "CNY", "999.999999 million CNY"),
        ("1000000000", "CNY", "1 billion CNY"),
        ("1000000000000000", "CNY", "1,000,000 billion CNY"),
        ("1000000000", "people", "1,000,000,000 people"),
        ("0.42", "share", "42 %"),
    ],
)
def test_a_value_is_written_with_its_unit(value: str, unit: str, shown: str) -> None:
    assert quantity_text(value, unit) == shown
