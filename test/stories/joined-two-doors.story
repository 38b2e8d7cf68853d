story: the same vendor writes by mail and by Telegram
language: en
at 16.11.2026 11:00
vendor: PWD Basti has not paid 2 lakh for GEMC-511687700000001, CRAC was made on 5 July 2026
vendor: yes
vendor-mail "CRAC not made": Irrigation department Gonda took delivery in August and has not made the CRAC for GEMC-511687700000002.
tickets: 2
# Two people, as far as anybody knows: the name, the firm and the matter join nobody.
vendor: status of my ticket
 > {1}
 ! {2}
vendor: link my email
 asks door
vendor: vendor@example.org
 asks code
vendor: {code}
 > are now known as yours
 > {1}
 > {2}
vendor-mail "My tickets": What is the status of my tickets?
 > {1}
 > {2}
vendor: link my email vendor@example.org
 > known as yours already
vendor-mail hears nothing
# Each ticket is answered where it was spoken of last.
officer PWD: reply 1: We have written to the division.
vendor > We have written to the division
vendor-mail hears nothing
# A wrong joining is undone: each has again what was theirs.
separate vendor@example.org because of a mistake
vendor: status of my ticket
 > {1}
 ! {2}
vendor-mail "My tickets": What is the status of my tickets?
 > {2}
 ! {1}
ticket 2: history "opened contact_joined contact_separated"
