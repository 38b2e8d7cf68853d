story: Orders under an officer's name from an address nobody vouches for move nothing
language: hi
at 20.11.2026 11:00
vendor: पीडब्ल्यूडी बस्ती ने GEMC-511687700000001 का 2 लाख का भुगतान नहीं किया, सीआरएसी 1 अक्टूबर को बनी
vendor: हाँ
officer PWD (unverified): निस्तारित {1.short}: भुगतान कर दिया गया है
 > शासकीय कार्य हेतु सत्यापित नहीं
ticket: status open
officer PWD: लें {1.short}
ticket: status in_work
