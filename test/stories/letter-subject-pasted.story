story: the subject pasted into a fresh mail
language: en
at 20.11.2026 11:00
firm "Payment pending since June": PWD Basti has not paid 2 lakh for GEMC-511687700000001, CRAC was made on 5 July 2026
 > Registered: ticket {1}
firm "Re: Payment pending since June": The invoice number is 45 of 3 July 2026.
 > Added to ticket {1}
firm "Re: GC Helpdesk {1} Pending payment": The accounts officer has asked for the bill again.
 > Added to ticket {1}
tickets: 1
officer PWD > asked for the bill again
# Somebody else's pasted subject names a ticket that is not theirs: it opens and tells nothing.
stranger "Re: Payment pending since June": PWD Gonda has not paid 3 lakh for GEMC-511687700000002
 > Registered: ticket {2}
stranger "Re: {1} Payment pending since June": Health department Gonda has not paid 4 lakh for GEMC-511687700000003
 > Registered: ticket {3}
 ! Added
ticket 1: said "PWD Basti has not paid 2 lakh for GEMC-511687700000001, CRAC was made on 5 July 2026 / The invoice number is 45 of 3 July 2026. / The accounts officer has asked for the bill again."
# The same words in a fresh letter without "Re:" begin a matter of their own.
firm "Bid of the health department": The bid GEM/2026/B/7654321 of the health department Gonda names one brand in the specification
 > Registered: ticket {4}
