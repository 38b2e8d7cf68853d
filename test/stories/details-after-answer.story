story: Details sent after an answer that asked for them open the ticket
language: en
at 20.11.2026 11:00
vendor: Hi, I supplied 10 printers to Health department Varanasi on 5 October 2026 but consignee refuses to issue CRAC
 offers Solved | Not solved: open ticket
vendor: contract no GEMC-511687700000009
 > GEMC-511687700000009
 ! Manual choice of L1
vendor: leave it
vendor: 09AAAPA0001A1Z4
 ! does not belong
 asks code
