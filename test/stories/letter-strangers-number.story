story: a stranger writes with somebody's ticket number
language: en
at 20.11.2026 11:00
firm (id: a@firm) "Payment pending": PWD Basti has not paid 2 lakh for GEMC-511687700000001, CRAC was made on 5 July 2026
 > Registered: ticket {1}
stranger "{1}": Please add to {1}: the goods were never delivered.
 > Registered: ticket {2}
 ! Added
stranger "Re: {1}": what is the status of {1}?
 ! Pending payment
 ! GEMC-511687700000001
stranger (answers: a@firm) "Re: Payment pending": The goods of {1} were bad, do not pay the firm.
 > Registered: ticket {3}
 ! Added
stranger "{1}": Please withdraw my complaint {1}
 ! Shall we withdraw
stranger "Reopen {1}": Please reopen {1}, the matter is not over at all
 ! opened again
# Nor does a stranger come in by a line of Cc under the requester's name, nor bring somebody.
firm (unverified, cc: stranger@example.org) "{1}": Please add this to {1}: the invoice is of 3 July.
 > Added to ticket {1}
stranger "{1}": what is the status of {1}?
 ! Pending payment
ticket 1: status open
firm (reply, cc: clerk@example.org) "Re: Payment pending": Our clerk is in copy.
 > Added to ticket {1}
clerk "{1}": what is the status of {1}?
 > Pending payment
