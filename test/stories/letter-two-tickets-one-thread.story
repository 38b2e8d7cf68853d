story: An answer to a letter about two tickets goes to the one that its words or its quotation tell of, else it is asked
language: en
at 20.11.2026 11:00
firm "Two problems": Sir, PWD Basti took office chairs in June under GEMC-511687700000001 and has not paid 1,60,000 although the goods were accepted.
 | The second problem is that in the bid GEM/2026/B/7654321 of the health department Gonda our firm was disqualified in the technical evaluation without any reason.
 > ticket {1}
 > ticket {2}
firm (id: c, reply) "Re: Two problems": The bid GEM/2026/B/7654321 was opened on 3 November 2026.
 > Added to ticket {2}
firm (answers: c, answers: m1) "Re: Two problems": For {1} the invoice is of 4 July 2026.
 > Added to ticket {1}
firm (answers: m1) "Re: Two problems": Please see what can be done soon.
 > To which ticket does this belong?
 offers {1} · Pending payment | {2} · Declared technically disqualified | A new matter
firm (reply) "Re: Two problems": 1
 > Added to ticket {1}
officer PWD > Please see what can be done soon.
# It may also be told in words, by somebody who does not count lines.
firm (answers: m1) "Re: Two problems": Kindly hurry up with it.
 > To which ticket does this belong?
firm (reply) "Re: Two problems": The one of the health department
 > Added to ticket {2}
officer HEALTH > Kindly hurry up with it.
# What was asked about and never answered is not lost.
firm (answers: m1) "Re: Two problems": We have been waiting long enough.
 > To which ticket does this belong?
firm "Our address": Sir, the health department Basti has not paid 3 lakh for GEMC-511687700000007, CRAC was made on 5 July 2026
 > Added to ticket {1}
 > Registered: ticket {3}
officer PWD > We have been waiting long enough.
firm (answers: m1) "Re: Two problems": Here is a thing that belongs to neither of them.
 > To which ticket does this belong?
firm (reply) "Re: Two problems": 3
 > Registered: ticket {4}
tickets: 4
