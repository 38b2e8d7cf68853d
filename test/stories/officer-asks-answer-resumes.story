story: The officer asks, the clock rests, the answer sets it going; more is added to an open ticket
language: hi
at 16.11.2026 11:00
vendor: पीडब्ल्यूडी बस्ती ने GEMC-511687700000001 का 2 लाख का भुगतान नहीं किया, सीआरएसी 1 अक्टूबर को बनी
vendor: हाँ
ticket: due 23.11.2026
officer PWD: पूछें {1.short}: कृपया बिल की प्रति भेजें।
 > उत्तर आने तक समय-गणना रुकी रहेगी
vendor > कृपया बिल की प्रति भेजें।
vendor > तब तक समय-सीमा रुकी रहेगी
ticket: status waiting_requester
+9d
officer PWD hears nothing
in-charge ! {1}
ticket: status waiting_requester, level 0
vendor (photo: bill.jpg): बिल की प्रति संलग्न है
 > टिकट {1} में जोड़ दिया गया है
officer PWD > बिल की प्रति संलग्न है
ticket: status in_work, files 1, due 02.12.2026, history "asked added resumed"
vendor (reply): बिल संख्या 45 है, राशि 2,10,000
 > टिकट {1} में जोड़ दिया गया है
officer PWD > बिल संख्या 45
tickets: 1
vendor: {1} की देय तिथि कैसे बनी?
 > देय तिथि का आधार
