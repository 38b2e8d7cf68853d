story: "hi" in the middle of a form drops what was said
language: en
at 20.11.2026 11:00
vendor: The irrigation department in Gonda has not paid us for the pumps delivered in July
 asks contract
 > Irrigation
vendor: hi
 > still being registered here
 asks contract
 > contract number
vendor: I don't know
 asks amount
vendor: hello sir
 asks amount
vendor: 3.5 lakh
 asks crac
vendor: yes, on 12 August 2026
 > it is 90 days late
vendor: yes
 > Registered: ticket {1}
ticket: department IRRI, district Gonda, amount 350000, crac yes, delivered 2026-07
