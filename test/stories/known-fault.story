story: A known fault is announced once, whoever meets it is linked, and is asked when it is over
language: en
at 20.11.2026 11:00
officer PWD: fault otp until 18:00
 > Only the in-charge or the nodal officer
in-charge: fault otp until 18:00
 > Announced as fault 1: OTP delayed, until 20.11.2026, 18:00
in-charge: fault otp until 19:00
 > announced already, as fault 1
vendor: I am not getting the OTP for Aadhaar verification
 > One-time passwords of GeM and Aadhaar come late
 > expected to be over by 20.11.2026, 18:00
 > we will ask you
 offers It is another matter
vendor: still the aadhaar otp is not coming
 > still known and being worked on
 ! come late
supplier: aadhaar ka OTP nahi aa raha hai
 > OTP is samay der se aa rahe hain
buyer: PWD Basti has not paid 2 lakh for GEMC-511687700000001, CRAC was made on 5 July 2026
 ! OTP
 asks confirm
buyer: leave it
firm "OTP": We do not receive the Aadhaar OTP in seller registration.
 > One-time passwords of GeM and Aadhaar come late
 > we will ask you
tickets: 0
+8h
in-charge > past the time it was expected to be over
in-charge press "It is over"
 > Linked persons who are asked now: 3
+1m
vendor > Is it working for you now?
supplier > Kya ab aapka kaam ho raha hai?
firm > Is it working for you now?
vendor: yes
 > Thank you for telling us
supplier: nahi, abhi bhi nahi aa raha
 > Khed hai
 > Darj hua: ticket {1}
firm (reply): No, it is not working even now.
 > Registered: ticket {2}
tickets: 2
officer PWD hears nothing
+3d
vendor ! Is it working
in-charge: faults
 > OTP delayed · over since 20.11.2026
 > met by 3 · still stuck 2
