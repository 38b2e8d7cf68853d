story: the language flips because of one English word
language: hi
at 20.11.2026 11:00
buyer: लोक निर्माण विभाग बस्ती ने जून में माल लिया, भुगतान नहीं दिया
 language hi
 asks contract
buyer: GEMC-511687700000001
 language hi
 > धनराशि कितनी है
buyer: pending
 language hi
buyer: 2 lakh
 language hi
 asks crac
buyer: ok
 language hi
 asks confirm
buyer: yes
 language hi
 > दर्ज हुआ: टिकट {1}
buyer: status
 language hi
 > {1} (लम्बित भुगतान): प्राप्त
