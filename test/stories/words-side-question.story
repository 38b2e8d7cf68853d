story: a side question in the middle loses the place
language: en
at 20.11.2026 11:00
vendor: PWD Basti took our cement in June and has not paid
 asks contract
vendor: what is CRAC?
 asks contract
 > Now back to your matter
 > contract number
vendor: GEMC-511687700000001
 asks amount
vendor: which officer looks after the health department?
 > For Medical
 asks amount
vendor: 90000
 asks crac
vendor: English please
 > in English
 asks crac
vendor: not yet
 > the first step is acceptance
 asks confirm
vendor: yes
 > Registered
ticket: category crac, department PWD, district Basti, contract GEMC-511687700000001, amount 90000
