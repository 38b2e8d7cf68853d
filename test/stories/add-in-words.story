story: Words for a ticket go into it, and "close my ticket" takes it back
language: en
at 20.11.2026 11:00
vendor: PWD Basti has not paid 2 lakh for GEMC-511687700000001, CRAC was made on 5 July 2026
vendor: yes
vendor: add to my ticket that the consignee is on leave
 > Added to ticket {1}
officer PWD > the consignee is on leave
vendor: {1} me yeh jodiye ki bill dobara bheja gaya hai
 > mein jod diya gaya
officer PWD > bill dobara bheja
vendor: close my ticket
 asks confirm
vendor: yes
ticket: status withdrawn
