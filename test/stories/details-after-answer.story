story: Details sent after an answer that asked for them open the ticket
language: en
at 20.11.2026 11:00
buyer: the seller sent poor quality printers, how do we reject them
 offers Solved | Not solved: open ticket
buyer: contract no GEMC-511687700000009
 > GEMC-511687700000009
 ! Manual choice of L1
buyer: leave it
buyer: 09AAAPA0001A1Z4
 ! does not belong
 asks code
