"""What is done with a whole pack: handed on as a file, retired, offered again."""

from __future__ import annotations

import streamlit as st

from interviewer.content.pack_archive import PublishedVersion, export_pack
from interviewer.services import Services
from interviewer.shelf import Offer, Standing
from interviewer.ui.author.beginning import text_of
from interviewer.ui.author.doing import attempt
from interviewer.ui.boundary import boundary


def show(services: Services, pack_id: str, offer: Offer, author: str) -> None:
    """The ways, each in a box of its own that says what it does."""
    with st.popover("Export", key=f"export-{pack_id}"):
        st.write("As it is offered. To hand on a draft, download it on the bench.")
        st.download_button(
            "The pack (YAML)",
            lambda: text_of(services, pack_id),
            file_name=f"{pack_id}.yaml",
            mime="application/yaml",
            key=f"export-yaml-{pack_id}",
            on_click="ignore",
        )
        st.write("With its projects, its scripted applicants and the list of its versions:")
        if st.button("Put all of it into a ZIP file", key=f"export-zip-{pack_id}"):
            with boundary():
                st.download_button(
                    f"Download {pack_id}.zip",
                    archive_of(services, pack_id),
                    file_name=f"{pack_id}.zip",
                    mime="application/zip",
                    key=f"export-zip-ready-{pack_id}",
                    on_click="ignore",
                )
    if offer.standing is Standing.PUBLISHED:
        with st.popover("Retire", key=f"retire-{pack_id}"):
            st.write(
                "No new interview is started with it from then on. Interviews that were begun can be finished, and "
                "reports stay. It can be offered again."
            )
            st.button(
                "Retire it",
                key=f"retire-do-{pack_id}",
                disabled=not author,
                on_click=attempt,
                args=(lambda: services.publishing.retire(pack_id, author),),
            )
    elif offer.standing is Standing.RETIRED:
        with st.popover("Offer it again", key=f"offer-{pack_id}"):
            st.write(f"Version {offer.pack.version}, which was published last, is offered to applicants again.")
            st.button(
                f"Offer {offer.pack.version} again",
                key=f"offer-do-{pack_id}",
                disabled=not author,
                on_click=attempt,
                args=(lambda: offer_again(services, pack_id, author),),
            )


def offer_again(services: Services, pack_id: str, author: str) -> None:
    """Publishes again what was published last, for the reason that it was published for then.

    Raises:
        InterviewerError: as `Publishing.publish`.
    """
    newest = services.published.publications(pack_id)[-1]
    text = services.published.text(pack_id, newest.number)
    services.publishing.publish(text, "what was published", author, even_so=newest.even_so)


def archive_of(services: Services, pack_id: str) -> bytes:
    """The ZIP file of a pack as it is offered; the library's other files of it as they are.

    Raises:
        InterviewerError: something of it cannot be read.
    """
    published = [
        PublishedVersion(
            version=one.version, hash=one.pack_hash, at=one.at, even_so=one.even_so, retired_at=one.retired_at
        )
        for one in services.published.publications(pack_id)
    ]
    return export_pack(services.settings.content_folder, pack_id, published, text=text_of(services, pack_id))
