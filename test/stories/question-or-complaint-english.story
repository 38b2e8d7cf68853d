story: What is asked in general is answered, what happened is taken up
language: en
at 20.11.2026 11:00
vendor: what is CRAC
 > consignee
 intent buy_prc_crac
vendor: when is EMD refunded
 ! We take this up
 offers Solved | Not solved: open ticket
vendor: our EMD was not refunded
 > We take this up
 asks bid
vendor: leave it
tickets: 0
