story: two robots answering each other: after three answers to the same words we fall silent, and staff see why
language: en
at 20.11.2026 11:00
firm "Payment pending": PWD Basti has not paid 2 lakh for GEMC-511687700000001, CRAC was made on 5 July 2026
 > Registered: ticket {1}
firm (reply) "Re: Payment pending": We have received your message.
 > Added to ticket {1}
firm (reply) "Re: Re: Payment pending": We have received your message.
 > Added to ticket {1}
firm (reply) "Re: Re: Re: Payment pending": We have received your message.
 > Added to ticket {1}
ticket: notes 0
firm (reply) "Re: Re: Re: Re: Payment pending": We have received your message.
 hears nothing
ticket: notes 1, history "answers_muted"
firm (reply) "Re: Re: Re: Re: Re: Payment pending": We have received your message.
 hears nothing
ticket: notes 1
tickets: 1
+11m
firm (reply) "Re: Payment pending": PS: the department has called, it wants our bank details.
 > Added to ticket {1}
