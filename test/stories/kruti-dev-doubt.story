story: A word that may be Kruti Dev is asked about, and taken as the person says
language: hi
at 20.11.2026 11:00
buyer: tuin
 > क्या यह ठीक है?
 > "जनपद"
 offers हाँ, ठीक है | नहीं, जैसा लिखा है
press "हाँ, ठीक है"
 ! क्या यह ठीक है?
supplier: rfdc
 > "तकिब"
press "नहीं, जैसा लिखा है"
 ! तकिब
vendor: GeM portal par OTP nahi aa raha
 ! Kruti
