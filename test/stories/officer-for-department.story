story: Which officer serves my department, and how the cell is reached
language: hi
at 20.11.2026 11:00
buyer: स्वास्थ्य विभाग के लिए जेम सेल का अधिकारी कौन है?
 > जेम सेल अधिकारी, स्वास्थ्य
 > gemcell-health@example.org
 > पुष्टि कर लें
buyer: अधिकारी
 asks department
buyer: लोक निर्माण
 > जेम सेल अधिकारी, लोक निर्माण
buyer: जेम सेल का पता और फोन नंबर क्या है
 > निर्यात भवन
 > पुष्टि कर लें
# That officer's post is vacant in the demo cell: the in-charge is named.
buyer: विधान परिषद के लिए कौन अधिकारी है
 > विधान परिषद सचिवालय के लिए: प्रभारी, जेम सेल
