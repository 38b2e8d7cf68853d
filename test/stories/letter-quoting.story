story: what a mail quotes is nobody's word: it opens nothing, does nothing and tells no note
language: en
at 20.11.2026 11:00
firm "Payment pending": PWD Basti has not paid 2 lakh for GEMC-511687700000001, CRAC was made on 5 July 2026
 > Registered: ticket {1}
officer PWD: note {1.short}: The executive engineer is known to delay.
officer PWD: take {1.short}
firm > taken
officer PWD: reply {1.short}: If the matter is over, please write "withdraw my complaint" or "band karo". Bid GEM/2026/B/7654321 of the health department Gonda names one brand, that is another matter. 1. Yes 2. No
firm > names one brand
# The quotation tells of a bid, of withdrawing and of "Yes": none of it is the firm's.
firm (reply, quoting) "Re: Payment pending": Thank you, we are waiting for the money.
 > Added to ticket {1}
 ! Shall we withdraw
officer PWD > we are waiting for the money
officer PWD ! known to delay
tickets: 1
ticket: status in_work
# Our question stands in the quotation with its "1. Yes": the answer is what the firm wrote above it.
firm "Complaint": Please withdraw my complaint {1}
 > Shall we withdraw
firm (reply, quoting) "Re: Complaint": No, please keep it, the money has not come
 > stays as it is
 > Added to ticket {1}
ticket: status in_work
# What stands between the quoted lines is the firm's, and is heard.
officer PWD: ask {1.short}: What is the amount with tax, and has the CRAC been made?
firm (reply, quoting) "Re: Payment pending": Dear Sir,
 | here
 | The amount with tax is 2,36,000.
 | > has the CRAC been made?
 | It was made on 5 July 2026.
 > Added to ticket {1}
officer PWD > The amount with tax is 2,36,000.
officer PWD > It was made on 5 July 2026.
ticket: status in_work
tickets: 1
