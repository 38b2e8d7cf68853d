story: Two questions are answered in one go
language: hi-Latn
at 20.11.2026 11:00
vendor: PAN verification fail ho raha hai aur Udyam bhi link nahi ho raha
 > Aapne 2 baatein likhi hain
 > Aapne yeh bhi likha tha
 ! Kripya doosre shabdon
tickets: 0
