story: An officer's reply by mail carries nothing of what it quotes to the citizen
language: en
at 20.11.2026 11:00
mailbox of PWD is officer@example.org
firm "Payment pending": PWD Basti has not paid 2 lakh for GEMC-511687700000001, CRAC was made on 5 July 2026
desk "Note": note {1.short}: The executive engineer is known to delay.
desk "Show": show {1.short}
 > known to delay
desk (reply, quoting) "Re: Show": reply {1.short}: We have written to the division.
 | here
 | You will hear by Monday.
firm > We have written to the division.
firm > You will hear by Monday.
firm ! known to delay
firm ! GeM Cell <helpdesk@example.org> wrote
desk (reply, quoting) "Re: Show": he will be on leave till Monday
 > go to the requester of {1}, or be kept as a note
firm hears nothing
firm (reply, quoting) "Re: Payment pending": Thank you.
 ! known to delay
 ! on leave
