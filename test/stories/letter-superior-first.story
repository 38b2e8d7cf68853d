story: a superior in copy answers first
language: en
at 20.11.2026 11:00
firm (id: a@firm, cc: superior@example.org, cc: officer@example.org) "Payment pending since June": PWD Basti has not paid 2 lakh for GEMC-511687700000001, CRAC was made on 5 July 2026
 > Registered: ticket {1}
superior hears nothing
# The copy went by the firm's own server: the superior answers the firm's letter, to all, and is heard on its ticket.
superior (answers: a@firm, cc: firm@example.org) "Re: Payment pending since June": Please treat this as urgent, the firm is an MSME and its workers are unpaid.
 > Added to ticket {1}
 ! GEMC-511687700000001
officer PWD > Superior of the firm
officer PWD > its workers are unpaid
firm hears nothing
tickets: 1
superior "Status": what is the status of {1}?
 > {1} (Pending payment)
 ! its workers
# Who is in copy decides nothing.
superior "Re: Payment pending since June": please withdraw my complaint {1}
 ! withdrawn
ticket: status open
# The officer asks the firm, and the superior is the first to answer.
officer PWD: take {1.short}
officer PWD: ask {1.short}: On which date was the bill put up?
firm > On which date was the bill put up?
superior hears nothing
superior (answers: a@firm) "Re: Payment pending since June": The bill was put up on 12 July 2026.
 > Added to ticket {1}
ticket: status in_work
officer PWD: resolve {1.short}: The amount has been paid on 20 November.
officer PWD: 20.11.2026
press "Close it"
superior > {1}
