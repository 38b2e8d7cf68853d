story: the officer is on leave and so is the link officer
language: hi
at 20.11.2026 11:00
leave PWD 20.11.2026 to 27.11.2026
vendor: पीडब्ल्यूडी बस्ती ने GEMC-511687700000001 का 2 लाख का भुगतान नहीं किया, सीआरएसी 1 अक्टूबर को बनी
vendor: हाँ
ticket 1: post IRRI, level 0
officer IRRI > {1}
leave IRRI 20.11.2026 to 23.11.2026
vendor: पीडब्ल्यूडी बस्ती ने GEMC-511687700000001 का 3 लाख का भुगतान नहीं किया, सीआरएसी 1 अक्टूबर को बनी
vendor: हाँ
 > प्रभारी, जेम सेल
ticket 2: post INCHARGE, level 1
in-charge > {2}
