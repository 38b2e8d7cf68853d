story: A problem told after "register a problem" is taken up as what it is
language: hi-Latn
at 20.11.2026 11:00
buyer: sir namaste
buyer: 1
 asks problem
buyer: bsa office gonda ne chair li thi payment nhi ho rha 50 hazar ka
 > Lambit bhugtan
 asks contract
buyer: GEMC-511687700000002
 asks crac
buyer: haan, 5 october ko
 asks confirm
buyer: haan
ticket: duty 6, category payment, department BASIC, district Gonda, amount 50000
officer EDU > bsa office gonda ne chair li thi
