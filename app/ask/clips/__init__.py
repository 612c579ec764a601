"""For families who listen or sign: recordings of a survey's words, in files beside the survey.

    surveys/clips/SURVEY/said.yaml            what each recording says, word for word
    surveys/clips/SURVEY/feel.ask.opus, .mp3  the question `feel`
    surveys/clips/SURVEY/travel.bus.opus      the answer `bus` of the question `travel`
    surveys/clips/SURVEY/feel.ask.bsl.webm, .mp4, .vtt   the question in sign language

A recording is used only with the very words that it says.
"""
