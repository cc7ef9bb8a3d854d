"""The sentences of synthetic listings; what stands in braces is filled in from the listing."""

from __future__ import annotations

SUMMARIES = (
    "We {does}. Nobody needs to have done it before.",
    "Come and {does} with about a dozen others. There is tea half way.",
    "A {day} when we {does}, in good company and at an easy pace.",
    "People from {area} and round about {does}. New faces are looked out for.",
    "We {does}, then put the kettle on. Stay for one or the other.",
    "An open door on {day}s: {does}, or just keep us company.",
    "For anyone who would like to {does}. Kit is there.",
    "Small and friendly. We {does}, and there is no need to be good at it.",
)
DESCRIPTIONS = (
    "We began with five people at {venue} and have met on {day}s ever since.",
    "Most of us live in {area}; some come from further off because of the bus.",
    "You can {does} from the first day, or sit by the window and see how it goes.",
    "There is a jar for biscuits and a rota for washing up that nobody follows.",
    "If you cannot manage stairs, say so and we will use the room on the ground floor.",
    "In summer we move outside when it is dry; in winter the heating is on by half past.",
    "Some of us have come for years, others drop in when work allows.",
    "Nobody takes a register. First names are enough.",
    "Twice a year there is an outing, paid from the raffle.",
    "We keep a box of spare things to lend, so there is nothing to buy beforehand.",
    "Talk as much as you like, or not at all: both are usual here.",
    "The second half is quieter than the first, if you prefer that.",
    "Children of members come in the holidays and sit at the far table.",
    "What we make goes home with us, or to the fair in {area} in December.",
    "People who help to set out the chairs get the good chairs.",
    "When the room is full we open the doors to the next one.",
    "The {venue} café sells soup at noon, and we often stay for it.",
    "Ask for help at any point; somebody else was about to ask the same.",
    "We share lifts home to {area} when it is dark.",
    "Newcomers are never asked to speak in front of everyone.",
)
FIRST_VISITS = (
    "Come in by the side door. {leader} will look out for you and show you where things are.",
    "Say hello to {leader}. You get a cup of tea and a seat near the door.",
    "The first time you only watch, unless you would sooner join in. {leader} will explain.",
    "Ring the bell marked Hall. {leader} comes down to meet you; it takes a minute.",
    "There is a table with name stickers, which are not compulsory. Ask for {leader}.",
    "You are shown round by {leader}, then paired with somebody who has been coming a while.",
)
TRAVELS = (
    "The gate is open from ten minutes before.",
    "The entrance is round the back, by the bins.",
    "Use the ramp on the left; the front steps are steep.",
    "Follow the blue signs from the car park.",
)
BUSES = (
    "Bus {number} stops outside.",
    "Bus {number} to {area}, then four minutes on the flat.",
    "Buses {number} and 12 stop at the corner.",
)
PARKING = (
    "Twenty free spaces behind the building.",
    "Four spaces, two for blue badges.",
    "On the street only; free after six.",
)
PROOFS = (
    "Tell {leader} quietly. No paperwork.",
    "Show the letter or the app at the desk, once.",
    "None. Just say so.",
    "A card shown at the door.",
)
EXTRAS = (
    "Tea is 50p, or nothing.",
    "Bring your own cup.",
    "Materials are in the price.",
    "A locker takes a pound and gives it back.",
)
EXPECTS = (
    "Answered within two days.",
    "Leave a message and we ring back.",
    "Read on weekday mornings.",
    "A short answer the same evening.",
)
NOTES = (
    "Say beforehand.",
    "Ask at the desk.",
    "It is narrow but it works.",
    "Measured in the spring.",
    "Two of them, near the stage.",
)
BECAUSE = (
    "The hall is being painted.",
    "The leader is away.",
    "There is a wedding in the hall.",
    "The heating is being mended.",
)
ABOUTS = (
    "Runs groups and rooms in {area} for anyone who lives near.",
    "Neighbours in {area} who began with one kettle.",
    "A small charity with two part-time workers and sixty volunteers.",
    "Keeps halls open in {area} and the villages round it.",
)
DIRECTIONS = (
    "Red brick, opposite the chip shop.",
    "Through the arch and across the yard.",
    "The low building behind the school.",
    "On the corner, with a green door.",
)
SCHEMES = (
    ("measureland-leisure-card", "Measureland Leisure Card", "Anyone who gets a benefit, and students."),
    ("friend-card", "Friend Card", "Anyone who needs somebody beside them."),
    ("first-steps-pass", "First Steps Pass", "Anyone out of work for three months."),
)
