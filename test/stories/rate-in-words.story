story: Stars are the number written, in any digits, and never the place in the list
language: hi
at 16.11.2026 11:00
vendor: पीडब्ल्यूडी बस्ती ने GEMC-511687700000001 का 2 लाख का भुगतान नहीं किया, सीआरएसी 1 अक्टूबर को बनी
vendor: हाँ
officer PWD: निस्तारित {1.short}: भुगतान कर दिया गया है
officer PWD: 16.11.2026
officer PWD: हाँ
vendor: 6
 > 1 से 5
ticket: rating none
vendor: ५
 > धन्यवाद
ticket: rating 5
