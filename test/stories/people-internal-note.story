story: an internal note shows in the citizen's reply or in the mail's quoted history
language: en
at 20.11.2026 11:00
firm "Payment pending": PWD Basti has not paid 2 lakh for GEMC-511687700000001, CRAC was made on 5 July 2026
 > Registered: ticket {1}
officer PWD: note {1.short}: The executive engineer is known to delay; do not tell the firm.
 > only staff see it
firm hears nothing
ticket: notes 1
officer PWD: reply {1.short}: We have written to the executive engineer today.
firm > We have written to the executive engineer today.
firm ! known to delay
firm (reply) "Re: Payment pending": Thank you. When can we expect an answer?
officer PWD > When can we expect an answer
officer PWD (reply): he is on leave till monday
 > go to the requester of {1}, or be kept as a note
firm hears nothing
press "Keep as a note"
firm hears nothing
ticket: notes 2
firm (reply) "Re: Payment pending": what is the status of {1}?
 ! known to delay
 ! on leave till monday
