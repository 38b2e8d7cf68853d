story: A forged From joins nobody: an address nobody vouches for must read a code of its own
language: en
at 16.11.2026 11:00
firm "CRAC": Irrigation department Gonda took delivery in August and has not made the CRAC for GEMC-511687700000002.
tickets: 1
# Somebody writes in the firm's name and gives their own door, to which they get the code.
vendor: hello
firm (unverified) "join": link my email applicant01@example.org
 asks code
 > We have sent a code to this address as well
 > Your code for this address
applicant > write this code where you asked for it
# The forger has the code of their own door, not the one that lies in the firm's mailbox.
firm (unverified) "Re: join": 000-000
 > This code is not right
applicant "Status": status of my ticket
 ! {1}
ticket: history "opened"
tickets: 1
