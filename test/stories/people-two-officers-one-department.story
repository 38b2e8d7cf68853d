story: two officers claim one department on one day
language: hi
at 20.11.2026 11:00
claim HEALTH for PWD since 01.10.2026
vendor: पीडब्ल्यूडी बस्ती ने GEMC-511687700000001 का 2 लाख का भुगतान नहीं किया, सीआरएसी 1 अक्टूबर को बनी
vendor: हाँ
tickets: 1
ticket: post HEALTH
officer HEALTH > {1}
officer PWD hears nothing
vendor: यह प्रकरण क्यों भेजा गया वहाँ?
 > दो अधिकारियों को आवंटित है; बाद के आदेश के अनुसार
