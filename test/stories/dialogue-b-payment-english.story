story: Payment pending in English: no CRAC yet, so the case is "CRAC pending"
language: en
at 20.11.2026 11:00
vendor: The health department in Kanpur Nagar has not paid us for GEMC-511687700000001
 asks amount
 > Medical and Health, Kanpur Nagar
vendor: Rs 1,80,000
 asks crac
 > Has the CRAC been made?
vendor: no, they took the goods on 5 Oct
 > the first step is acceptance
 > raise an incident on your dashboard
 ! On which date were the goods delivered
 asks confirm
 > Delivered on: 05.10.2026
press "Register"
 > Registered: ticket {1} (Acceptance (CRAC) pending)
ticket: duty 6, category crac, department HEALTH, delivered 2026-10-05, officer "GeM Cell Officer, Health"
