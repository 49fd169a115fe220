"""From an invitation to a passkey, and in again by each way, in a real browser."""

from __future__ import annotations

import base64
import hmac
import json
import re
import struct
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys import stage as on
from tests.journeys.pictures import Pictures
from tests.journeys.stage import Stage, staged
from tests.journeys.test_access import looked_at
from tests.server import Server, servers

pytestmark = pytest.mark.xdist_group("journeys")
PASSWORD = "four small green boats"  # noqa: S105  # for tests
KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of its own: where there are accounts, strangers are led to signing in."""
    with servers(tmp_path_factory.mktemp("accounts")) as starting:
        yield starting()


@pytest.fixture
def stage(chromium: Browser, own: Server) -> Iterator[Stage]:
    with staged(chromium, own) as made:
        yield made


def invited(server: Server, email: str, role: str) -> str:
    """Invite from the command line; give the path of the link."""
    words = ["--email", email, "--role", role, "--programme", "Écoles", "--organisation", "Exemple"]
    told = json.loads(server.run("person", "invite", *words, "--json"))
    return str(urlsplit(told["link"]).path)


def window(stage: Stage) -> Page:
    """A window on the name that browsers trust without a certificate."""
    page = stage.window(on.LAPTOP, "fr")
    page.goto(f"http://localhost:{stage.server.port}/account/sign-in")
    return page


def go(page: Page, path: str) -> None:
    parts = urlsplit(page.url)
    page.goto(f"{parts.scheme}://{parts.netloc}{path}")


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def code(secret: str) -> str:
    """What an app shows for this seed now: RFC 6238, written here once more."""
    key = base64.b32decode(secret.replace(" ", ""))
    mac = hmac.digest(key, struct.pack(">Q", int(time.time()) // 30), "sha1")
    number = struct.unpack(">I", mac[mac[-1] & 15 :][:4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06}"


def path_of(page: Page) -> str:
    return urlsplit(page.url).path


def make_account(page: Page, path: str, name: str) -> None:
    go(page, path)
    page.get_by_label("Votre nom").fill(name)
    page.get_by_label("Mot de passe", exact=True).fill(PASSWORD)
    page.get_by_label("Le même mot de passe").fill(PASSWORD)
    press(page, "Créer mon compte")


def sign_out(page: Page) -> None:
    page.locator("header").get_by_role("button", name="Se déconnecter").click()
    expect(page).to_have_url(re.compile("/account/sign-in"))


def sign_in(page: Page, email: str) -> None:
    page.get_by_label("Adresse e-mail").fill(email)
    page.get_by_label("Mot de passe", exact=True).fill(PASSWORD)
    press(page, "Se connecter")


def set_up_app(page: Page) -> list[str]:
    """Set an app up; give the recovery codes."""
    page.get_by_role("link", name="Installer une application").click()
    secret = page.locator("code.secret").inner_text()
    page.get_by_label("Les six chiffres").fill(code(secret))
    press(page, "Installer")
    return [each.replace(" ", "") for each in page.locator(".codes code").all_inner_texts()]


def set_up_passkey(page: Page) -> None:
    cdp = page.context.new_cdp_session(page)
    cdp.send("WebAuthn.enable")
    cdp.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})
    go(page, "/account/second-step/keys/new")
    press(page, "Installer")
    expect(page).to_have_url(re.compile("/account/second-step$"))


def test_from_the_invitation_to_a_passkey_and_in_again_by_each_way(stage: Stage) -> None:
    page = window(stage)
    make_account(page, invited(stage.server, "ada@example.org", "administrator"), "Ada Exemple")
    # Until it is set up there is only the page that does.
    assert path_of(page) == "/account/second-step"
    go(page, "/office/people")
    assert path_of(page) == "/account/second-step"
    codes = set_up_app(page)
    assert len(set(codes)) == 10
    page.get_by_role("link", name="Je les ai gardés").click()
    assert path_of(page) == "/host"
    set_up_passkey(page)
    sign_out(page)

    press(page, "Se connecter avec une clé d’accès")
    expect(page).to_have_url(re.compile("/host$"))
    sign_out(page)

    sign_in(page, "ada@example.org")
    page.get_by_label("Code").fill(codes[0])
    press(page, "Se connecter")
    expect(page).to_have_url(re.compile("/host$"))
    sign_out(page)

    sign_in(page, "ada@example.org")
    page.get_by_label("Code").fill(codes[0])
    press(page, "Se connecter")
    expect(page.locator(".error").first).to_be_visible()
    press(page, "Utiliser une clé d’accès")
    expect(page).to_have_url(re.compile("/host$"))


def test_an_administrator_prints_a_letter_and_the_trainer_comes_in_by_it(stage: Stage) -> None:
    page, trainer = window(stage), window(stage)
    make_account(page, invited(stage.server, "eve@example.org", "administrator"), "Eve Exemple")
    set_up_app(page)
    go(page, "/office/people/invite")
    page.get_by_label("Rôle", exact=True).select_option("trainer")
    page.get_by_label("Adresse e-mail").fill("ben@example.org")
    page.get_by_label("Nom").fill("Ben Exemple")
    press(page, "Imprimer une lettre")
    link = page.locator(".letter code").inner_text()
    make_account(trainer, urlsplit(link).path, "Ben Exemple")
    assert path_of(trainer) == "/host"
    go(trainer, "/office/people")
    assert trainer.locator("h1").inner_text() == "Il n’y a pas de page pour vous ici."
    go(page, "/office/people")
    page.get_by_role("link", name="Ben Exemple").click()
    press(page, "Fermer le compte")
    go(trainer, "/host")
    assert path_of(trainer) == "/account/sign-in"


def test_axe_finds_nothing_on_any_page_of_accounts(stage: Stage, pictures: Pictures) -> None:
    page, found = window(stage), list[str]()

    def look(name: str) -> None:
        found.extend(looked_at(page, name.strip("/").replace("/", "-"), pictures))

    for path in ("/account/sign-in", "/account/forgotten", "/account/forgotten/sent"):
        go(page, path)
        look(path)
    invitation = invited(stage.server, "zoe@example.org", "administrator")
    go(page, invitation)
    look("invitation")
    make_account(page, invitation, "Zoé Exemple")
    look("second step")
    page.get_by_role("link", name="Installer une application").click()
    look("app")
    page.go_back()
    set_up_app(page)
    look("recovery codes")
    for path in (
        "/account",
        "/account/sessions",
        "/account/email",
        "/account/password",
        "/account/confirm",
        "/account/second-step/keys/new",
        "/account/second-step/keys",
        "/office/people",
        "/office/people/invite",
        "/office/people/vettings",
        "/office/programmes",
    ):
        go(page, path)
        look(path)
    page.get_by_role("link", name="Écoles").click()
    look("programme")
    go(page, "/office/people")
    page.get_by_role("link", name="Zoé Exemple").last.click()
    look("person")
    page.get_by_role("link", name="Donner un rôle").click()
    look("role")
    go(page, "/office/people/invite")
    page.get_by_label("Adresse e-mail").fill("luc@example.org")
    press(page, "Imprimer une lettre")
    look("letter")
    assert found == []
    assert stage.complaints == []


def test_without_javascript_password_and_codes_do(stage: Stage) -> None:
    page = stage.window(on.CONSOLE, "fr", java_script_enabled=False)
    page.goto(f"http://localhost:{stage.server.port}/account/sign-in")
    expect(page.get_by_role("button", name="Se connecter avec une clé d’accès")).to_be_hidden()
    make_account(page, invited(stage.server, "mia@example.org", "coordinator"), "Mia Exemple")
    set_up_app(page)
    page.get_by_role("link", name="Je les ai gardés").click()
    assert path_of(page) == "/host"


def test_nothing_of_an_account_is_kept_where_it_should_not_be(own: Server) -> None:
    """Neither a password nor a seed is in any file of the installation."""
    files = [path for path in Path(own.folder).rglob("*") if path.is_file()]
    assert not [path for path in files if PASSWORD.encode() in path.read_bytes()]
