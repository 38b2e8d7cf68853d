story: An album of photographs is one matter, answered once
language: hi
at 20.11.2026 11:00
buyer (photo: 1.jpg, album: a1):
 > फाइल रख ली गई है। यह किस विषय में है?
buyer (photo: 2.jpg, album: a1):
 hears nothing
buyer (photo: 3.jpg, album: a1):
 hears nothing
buyer: पीडब्ल्यूडी बस्ती ने जून में माल लिया, भुगतान नहीं किया, यह चालान है
 asks contract
buyer (photo: 4.jpg, album: a2):
 > फाइल आपके प्रकरण के साथ रख ली गई है
 asks contract
buyer (photo: 5.jpg, album: a2):
 hears nothing
buyer (too large: film.mp4): GEMC-511687700000001
 > फाइल "film.mp4" इस माध्यम की सीमा से बड़ी है
 asks amount
buyer: 2 लाख
buyer: हाँ
buyer: हाँ
ticket: files 5, contract GEMC-511687700000001
