@pytest.mark.parametrize(
    ("stands", "read"),
    [
        ("475123456", "0475123456"),
        ("42223344", "042223344"),
        ("0475 12 34 56", "0475 12 34 56"),
        ("+32 475 12 34 56", "+32 475 12 34 56"),
        ("32475123456", "32475123456"),
    ],
)
def test_a_number_that_lost_its_first_zero_gets_it_back_in_a_csv_too(
    stands: str, read: str
) -> None:
    assert parsers.phone(stands) == read
