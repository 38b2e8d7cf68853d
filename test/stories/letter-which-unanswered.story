story: A letter that was asked to which ticket it belongs is seen by an officer though its writer keeps silent
language: en
at 20.11.2026 11:00
firm "Two problems": Sir, PWD Basti took office chairs in June under GEMC-511687700000001 and has not paid 1,60,000 although the goods were accepted.
 | The second problem is that in the bid GEM/2026/B/7654321 of the health department Gonda our firm was disqualified in the technical evaluation without any reason.
firm (answers: m1) "Re: Two problems": Please see what can be done soon.
 > To which ticket does this belong?
+20h
firm hears nothing
officer PWD ! what can be done soon
+6h
firm > it was added to {1}
firm > Please see what can be done soon.
officer PWD > Please see what can be done soon.
ticket 1: notes 1
ticket 2: notes 0
# The answer is still taken: it goes there as well.
firm (reply) "Re: Two problems": {2}
 > Added to ticket {2}
officer HEALTH > Please see what can be done soon.
+3d
firm ! it was added
