/// The icon of every page: a letter with the airmail edge.
let iconSVG = ##"""
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path fill="#1f4588" d="M1 6h30v21H1z"/><path fill="#fffdf8" d="M3 8h26v17H3z"/>
    <path fill="none" stroke="#ad2a24" stroke-width="2.4" d="M4 9l12 10L28 9"/></svg>
    """##
