story: All that goes into the ticket is read back, and a detail nobody asked for can be set right
language: en
at 20.11.2026 11:00
buyer: Technically disqualified in GEM/2026/B/7654321, no reason shown, Irrigation dept Lucknow
 asks price_bid
 ! exactly as the portal shows
buyer: wait, the district is Unnao
 > Corrected: District: Unnao
 asks price_bid
buyer: Not opened yet
 asks confirm
 > District: Unnao
 > no reason was given
buyer: GC-2026-000001-A
 > its last letter does not fit
 asks confirm
buyer: yes
ticket: duty 9, district Unnao, reason none, price_bid no
