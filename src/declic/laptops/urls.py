"""The office's addresses and the laptop's."""

from __future__ import annotations

from django.urls import path

from declic.laptops.views import laptop, office

urlpatterns = [
    path("office/dates/<uuid:date>/take-along", office.take_along, name="take_along"),
    path("office/bundles/<uuid:bundle>", office.bundle, name="bundle"),
    path("office/bundles/<uuid:bundle>/lost", office.lost, name="bundle_lost"),
    path("office/results", office.results, name="laptop_results"),
    path("office/receipts/<uuid:result>", office.receipt, name="laptop_receipt"),
    path("office/receipts/<uuid:result>/file", office.receipt_file, name="laptop_receipt_file"),
    path("office/laptop/bundles/<str:secret>", office.fetched, name="laptop_fetched"),
    path("office/laptop/results", office.sent, name="laptop_sent"),
    path("host/laptop", laptop.home, name="laptop"),
    path("host/laptop/open", laptop.open_file, name="laptop_open"),
    path("host/laptop/trust", laptop.trust, name="laptop_trust"),
    path("host/laptop/offices/<uuid:organisation>/forget", laptop.forget, name="laptop_forget"),
    path("host/laptop/hold/<uuid:prepared>/<uuid:date>", laptop.hold, name="laptop_hold"),
    path("host/laptop/results/<uuid:prepared>", laptop.make, name="laptop_make"),
    path("host/laptop/results/<uuid:outgoing>/file", laptop.results_file, name="laptop_file"),
    path("host/laptop/send/<uuid:prepared>", laptop.send, name="laptop_send"),
    path("host/laptop/receipt", laptop.take_receipt, name="laptop_take_receipt"),
]
