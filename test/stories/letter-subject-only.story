story: A letter that says everything in its subject is taken by it
language: en
at 20.11.2026 11:00
firm "CRAC not issued by PWD Basti for GEMC-511687700000001": Please see the attachment.
 > Registered: ticket {1}
ticket: department PWD, district Basti, contract GEMC-511687700000001, category crac
clerk "Query": EMD of our bid GEM/2026/B/7654321 has not been refunded by the health department Gonda
 > Registered: ticket {2}
ticket 2: category emd_refund, department HEALTH
