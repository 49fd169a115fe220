"""Signing in: what opens an account, and what does not."""

from __future__ import annotations

import re
import unicodedata

import pytest
from allauth.account.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.contrib.auth.hashers import get_hasher
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.test import Client, RequestFactory
from pytest_django import Settings

from declic.people import seeds
from declic.people.models import Person, RoleKind
from declic.people.tests import makers
from declic.post.models import Mail

pytestmark = pytest.mark.django_db

WRONG = "a wrong sentence of words"


def type_in(
    client: Client, email: str, password: str = makers.PASSWORD, **headers: str
) -> HttpResponse:
    given = {"login": email, "password": password}
    return client.post("/account/sign-in", given, headers=headers)  # type: ignore[return-value]


def is_in(client: Client) -> bool:
    return client.get("/account").status_code == 200


class Counting:
    """Counts what reaches the slow hash."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.reached = 0
        kept = Person.check_password

        def check(person: Person, raw_password: str) -> bool:
            self.reached += 1
            return kept(person, raw_password)

        monkeypatch.setattr(Person, "check_password", check)


@pytest.mark.usefixtures("ann")
def test_address_and_password_open_an_account_in_any_case() -> None:
    client = Client()
    answer = type_in(client, " ANN@Example.org ")
    assert (answer.status_code, answer["Location"]) == (302, "/office")
    assert is_in(client)


def test_what_is_wrong_is_said_beside_the_form_and_the_address_is_kept(ann: Person) -> None:
    answer = type_in(Client(), ann.email, WRONG)
    assert answer.status_code == 422
    assert 'value="ann@example.org"' in answer.content.decode()


def test_known_and_unknown_addresses_get_the_same_answer(ann: Person) -> None:
    told = [
        type_in(Client(), email, WRONG).content.decode().replace(email, "")
        for email in (ann.email, "nobody@example.org")
    ]
    assert told[0] == told[1]


def test_an_unknown_address_costs_as_many_hashes_as_a_known_one(
    ann: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    hashed: list[str] = []
    hasher = type(get_hasher())
    encode = hasher.encode

    def counted(self: object, password: str, salt: str, *more: object) -> str:
        hashed.append(password)
        return str(encode(self, password, salt, *more))  # type: ignore[arg-type]

    monkeypatch.setattr(hasher, "encode", counted)
    counts = []
    for email in (ann.email, "nobody@example.org"):
        hashed.clear()
        type_in(Client(), email, WRONG)
        counts.append(len(hashed))
    assert counts == [1, 1]


def test_new_passwords_are_hashed_by_argon2() -> None:
    person = Person.objects.create_user("ann@example.org", makers.PASSWORD)
    assert person.password.startswith("argon2$argon2id$")


def test_of_ten_thousand_passwords_ten_reach_the_hash_and_the_person_still_gets_in(
    ann: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    counting, client = Counting(monkeypatch), Client()
    answers = {type_in(client, ann.email, f"{WRONG} {n}").status_code for n in range(50)}
    request, tried = RequestFactory().post("/account/sign-in"), 50
    while tried < 10_000:
        tried += 1
        with pytest.raises(ValidationError):
            get_adapter(request).authenticate(request, email=ann.email, password=f"{WRONG} {tried}")
    assert (counting.reached, answers) == (10, {422})
    assert not is_in(client)
    # The right one is not even looked at any more; a new one by mail is the second path.
    assert type_in(client, ann.email).status_code == 422
    renew(client, link_to_a_new_password(client, ann))
    assert type_in(client, ann.email, "seven slow brown snails").status_code == 302


def test_nobody_is_counted_by_the_name_of_the_server_or_the_address_of_a_school(
    ann: Person, cleo: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    counting = Counting(monkeypatch)
    for n in range(40):
        type_in(Client(), ann.email, WRONG, Host=f"name{n}", X_Forwarded_For=f"10.0.0.{n}")
    assert counting.reached == 10
    assert type_in(Client(), cleo.email).status_code == 302


def test_a_right_password_is_not_counted(ann: Person) -> None:
    assert {type_in(Client(), ann.email).status_code for _ in range(15)} == {302}


def test_an_endless_password_reaches_no_hash(ann: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    counting = Counting(monkeypatch)
    answer = type_in(Client(), ann.email, "a" * 1025)
    assert (answer.status_code, counting.reached) == (422, 0)
    assert type_in(Client(), ann.email, "a" * 1024).status_code == 422
    assert counting.reached == 1
    with pytest.raises(ValueError, match="never hashed"):
        ann.set_password("a" * 1025)


def test_a_password_is_the_same_on_every_keyboard(ann: Person) -> None:
    ann.set_password(unicodedata.normalize("NFD", "été à la forêt"))
    ann.save()
    assert type_in(Client(), ann.email, unicodedata.normalize("NFC", "été à la forêt"))["Location"]


def test_there_is_no_sign_up() -> None:
    assert Client().get("/account/sign-up").status_code == 404
    assert Client().get("/account/signup/").status_code == 404


def test_a_closed_account_opens_for_nobody(ann: Person) -> None:
    ann.is_active = False
    ann.save()
    client = Client()
    assert type_in(client, ann.email)["Location"] == "/account/closed"
    assert not is_in(client)


def test_the_next_page_is_one_of_ours(ann: Person) -> None:
    given = {"login": ann.email, "password": makers.PASSWORD}
    for next_page, lands in (("/host", "/host"), ("https://example.com/", "/office")):
        answer = Client().post("/account/sign-in", {**given, "next": next_page})
        assert answer["Location"] == lands


# The second step.


def asked_for_code(person: Person) -> Client:
    client = Client()
    assert type_in(client, person.email)["Location"] == "/account/second-step/ask"
    return client


def give_code(client: Client, code: str) -> int:
    return client.post("/account/second-step/ask", {"code": code}).status_code


def test_a_password_alone_does_not_open_an_account_with_a_second_step(cleo: Person) -> None:
    client = asked_for_code(cleo)
    assert not is_in(client)
    assert give_code(client, "000000") == 422
    assert give_code(client, makers.code_of(cleo)) == 302
    assert is_in(client)


def test_a_code_opens_once(cleo: Person) -> None:
    code = makers.code_of(cleo)
    assert give_code(asked_for_code(cleo), code) == 302
    assert give_code(asked_for_code(cleo), code) == 422


def test_a_code_of_another_time_opens_nothing(cleo: Person) -> None:
    assert give_code(asked_for_code(cleo), makers.code_of(cleo, ahead=4)) == 422
    assert give_code(asked_for_code(cleo), makers.code_of(cleo, ahead=-4)) == 422


def test_codes_are_guessed_ten_times_at_most(cleo: Person) -> None:
    client = asked_for_code(cleo)
    for n in range(10):
        give_code(client, f"{n:06}")
    assert give_code(client, makers.code_of(cleo)) == 422


def test_a_recovery_code_opens_once(cleo: Person) -> None:
    code = RecoveryCodes.activate(cleo).get_unused_codes()[0]
    assert give_code(asked_for_code(cleo), code) == 302
    assert give_code(asked_for_code(cleo), code) == 422


def test_seeds_are_sealed_and_those_of_another_installation_open_nothing(
    cleo: Person, settings: Settings
) -> None:
    kept = Authenticator.objects.get(user=cleo).data["secret"]
    assert seeds.opened(kept) not in {None, kept}
    settings.SECRET_KEY = "of another installation, and long enough"  # noqa: S105
    assert seeds.opened(kept) is None
    assert give_code(asked_for_code(cleo), makers.code_of(cleo)) == 422


def test_until_the_second_step_is_set_up_there_is_only_the_page_that_does(ann: Person) -> None:
    makers.role(ann, RoleKind.COORDINATOR, at=makers.programme())
    client = makers.signed_in(ann)
    for page in ("/host", "/account", "/account/email", "/account/password", "/account/sessions"):
        assert client.get(page).headers.get("Location") == "/account/second-step", page
    assert client.get("/account/second-step").status_code == 200


def test_setting_up_a_second_step_asks_for_the_password_again(ann: Person) -> None:
    client = makers.signed_in(ann)
    asked = client.get("/account/second-step/app")
    assert asked["Location"].startswith("/account/confirm?next=")
    client.post("/account/confirm", {"password": makers.PASSWORD})
    page = client.get("/account/second-step/app").content.decode()
    secret = re.search(r'<code class="secret">([A-Z2-7 ]+)</code>', page)
    assert secret is not None


# A password forgotten.


def link_to_a_new_password(client: Client, person: Person) -> str:
    assert client.post("/account/forgotten", {"email": person.email}).status_code == 302
    text = Mail.objects.filter(to=person.email).latest("queued_at").text
    found = re.search(r"https?://\S+/account/forgotten/\S+", text)
    assert found is not None
    return found[0]


def renew(client: Client, link: str, password: str = "seven slow brown snails") -> int:  # noqa: S107
    path = "/" + link.split("/", 3)[3]
    shown = client.get(path)
    if shown.status_code != 302:
        return shown.status_code
    given = {"password1": password, "password2": password}
    return client.post(shown["Location"], given).status_code


def test_a_link_to_a_new_password_works_once_and_signs_out_everywhere(ann: Person) -> None:
    elsewhere, client = makers.signed_in(ann), Client()
    assert is_in(elsewhere)
    link = link_to_a_new_password(client, ann)
    assert renew(client, link) == 302
    assert not is_in(elsewhere)
    page = Client().get("/" + link.split("/", 3)[3]).content.decode()
    assert "password1" not in page
    assert type_in(Client(), ann.email, "seven slow brown snails").status_code == 302


def test_asking_for_a_new_password_says_nothing_about_who_has_an_account(ann: Person) -> None:
    answers = [
        Client().post("/account/forgotten", {"email": email}, follow=True).content
        for email in (ann.email, "nobody@example.org")
    ]
    assert answers[0] == answers[1]
    assert set(Mail.objects.values_list("to", flat=True)) == {ann.email}


def test_no_mail_leads_to_a_name_that_a_stranger_gave_us(ann: Person, settings: Settings) -> None:
    settings.DECLIC_BASE_URL = "https://declic.example.org"
    for host in ("evil", "203.0.113.7", "evil.local:81"):
        Client().post("/account/forgotten", {"email": ann.email}, headers={"Host": host})
    texts = Mail.objects.values_list("text", "html")
    assert len(texts) == 3
    assert all("evil" not in part and "203.0" not in part for each in texts for part in each)
    assert all("https://declic.example.org/account/forgotten/" in text for text, _ in texts)


def test_five_mails_an_hour_are_enough(ann: Person) -> None:
    answers = [Client().post("/account/forgotten", {"email": ann.email}) for _ in range(8)]
    assert [answer.status_code for answer in answers] == [302] * 5 + [429] * 3
    assert Mail.objects.count() == 5


@pytest.mark.parametrize(
    "password",
    ["short", "1234567890", "password123", "ann@example.org", "a" * 1025, "qwertyuiop"],
)
def test_a_bad_password_is_refused_with_a_sentence(ann: Person, password: str) -> None:
    client = Client()
    link = link_to_a_new_password(client, ann)
    assert renew(client, link, password) == 422
    assert type_in(Client(), ann.email).status_code == 302


# The own account.


def test_another_password_needs_the_old_one_and_tells_by_mail(ann: Person) -> None:
    client, elsewhere = makers.signed_in(ann), makers.signed_in(ann)
    new = {"password1": "seven slow brown snails", "password2": "seven slow brown snails"}
    wrong = client.post("/account/password", {"oldpassword": WRONG, **new})
    assert wrong.status_code == 422
    client.post("/account/password", {"oldpassword": makers.PASSWORD, **new})
    assert is_in(client)
    assert not is_in(elsewhere)
    assert Mail.objects.get().to == ann.email


def test_another_address_counts_once_its_mail_was_answered(ann: Person) -> None:
    client = makers.signed_in(ann)
    client.post("/account/confirm", {"password": makers.PASSWORD})
    client.post("/account/email", {"email": "anna@example.org", "action_add": "1"})
    assert type_in(Client(), "anna@example.org").status_code == 422
    mail = Mail.objects.get(to="anna@example.org")
    link = re.search(r"https?://[^/]+(/account/email/\S+)", mail.text)
    assert link is not None
    assert Client().get(link[1]).status_code == 200
    ann.refresh_from_db()
    assert ann.email == "ann@example.org"
    Client().post(link[1])
    ann.refresh_from_db()
    assert ann.email == "anna@example.org"
    assert type_in(Client(), "anna@example.org").status_code == 302
    assert type_in(Client(), "ann@example.org").status_code == 422


def test_another_address_needs_the_password_again(ann: Person) -> None:
    client = makers.signed_in(ann)
    answer = client.post("/account/email", {"email": "anna@example.org", "action_add": "1"})
    assert answer["Location"].startswith("/account/confirm")
    assert not Mail.objects.exists()


def test_sessions_are_listed_without_where_and_ended(ann: Person) -> None:
    here, there = Client(), Client()
    type_in(there, ann.email, **{"User-Agent": "Mozilla/5.0 (X11; Linux) Firefox/130.0"})
    type_in(here, ann.email)
    page = here.get("/account/sessions").content.decode()
    assert "Firefox, Linux" in page
    assert "127.0.0.1" not in page
    here.post("/account/sessions", {"session": "others"})
    assert is_in(here)
    assert not is_in(there)


def test_a_new_browser_is_told_of_by_mail_once(ann: Person, cleo: Person) -> None:
    browser = Client()
    for _ in range(2):
        type_in(browser, ann.email)
        browser.post("/account/sign-out")
    assert [mail.to for mail in Mail.objects.all()] == [ann.email]
    # Another person in the same browser is new to it, and nobody forges being known.
    type_in(browser, cleo.email)
    browser.post("/account/second-step/ask", {"code": makers.code_of(cleo)})
    assert Mail.objects.filter(to=cleo.email).count() == 1
    known = next(name for name in browser.cookies if name.startswith("known-"))
    other = Client()
    other.cookies[known] = "forged"
    type_in(other, ann.email)
    assert Mail.objects.filter(to=ann.email).count() == 2


def test_one_ends_only_own_sessions(ann: Person, cleo: Person) -> None:
    theirs = Client()
    type_in(theirs, ann.email)
    session = ann.usersession_set.get()
    makers.signed_in(cleo).post("/account/sessions", {"session": str(session.pk)})
    assert is_in(theirs)
    theirs.post("/account/sessions", {"session": str(session.pk)})
    assert not is_in(theirs)


def test_what_was_done_is_said_in_the_language_of_the_account(ann: Person) -> None:
    client = makers.signed_in(ann)
    new = {"password1": "seven slow brown snails", "password2": "seven slow brown snails"}
    answer = client.post(
        "/account/password",
        {"oldpassword": makers.PASSWORD, **new},
        headers={"Accept-Language": "nl"},
        follow=True,
    )
    assert "Votre nouveau mot de passe est enregistré." in answer.content.decode()
