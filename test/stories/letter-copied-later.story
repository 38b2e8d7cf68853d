story: Who is copied in later is told nothing that was settled before, and who never wrote is not written to
language: en
at 20.11.2026 11:00
firm (cc: clerk@example.org) "Payment pending": PWD Basti has not paid 2 lakh for GEMC-511687700000001, CRAC was made on 5 July 2026
 > Registered: ticket {1}
clerk hears nothing
officer PWD: take {1.short}
officer PWD: resolve {1.short}: The division has paid the whole amount.
officer PWD: 20.11.2026
press "Close it"
firm > paid the whole amount
clerk hears nothing
ticket: status resolved
firm (reply, cc: superior@example.org) "Re: Payment pending": My superior is in copy from now on.
 > Added to ticket {1}
superior hears nothing
superior "Ticket {1}": what is the status of {1}?
 > {1} (Pending payment): resolved
 ! paid the whole amount
clerk "Ticket {1}": what is the status of {1}?
 > paid the whole amount
