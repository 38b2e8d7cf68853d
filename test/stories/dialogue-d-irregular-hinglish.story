story: A tailored tender in Hinglish, and a bribe on the way: two tickets, one for the nodal officer alone
language: hi-Latn
at 18.11.2026 11:00
vendor: setting wala tender h, clause 7 ek hi lab ka iso maangti
 asks bid
vendor: GEM/2026/B/7654321
 asks department
vendor: pwd
 asks condition
vendor: commission bhi maang rahe
 > alag aur gopniya prakaran
 > sirf Nodal Adhikari
 asks condition
vendor: clause 7 mein ek hi lab ka ISO
 asks confidential
vendor: haan
 asks confirm
vendor: haan
 > ticket {1}
 > ticket {2}
 > Aapka naam vibhag ko nahi jayega
tickets: 2
ticket 1: duty 8, category bid_deviation, department PWD, post PWD, confidential no
ticket 2: duty 12, category corruption, department PWD, post NODAL, confidential yes, level 2
officer PWD > {1}
officer PWD ! {2}
nodal > {2}
