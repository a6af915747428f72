package org.huiyin.figures.web;

import java.time.Clock;
import org.huiyin.figures.web.BoardPages.BoardView;
import org.huiyin.people.Member;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The wall screen (大屏) of a centre or an office: what came today, what is late, where it is and what waits longest. */
@RestController
class BoardController {
    private final LedgerPages pages;
    private final BoardPages boards;
    private final Clock clock;

    BoardController(LedgerPages pages, BoardPages boards, Clock clock) {
        this.pages = pages;
        this.boards = boards;
        this.clock = clock;
    }

    /** Of the office asked for with those below it; of whatever the member's ledger begins with when none is. */
    @GetMapping("/api/board")
    ResponseEntity<BoardView> board(Member member, @RequestParam(required = false) @Nullable Integer office) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(boards.board(pages.office(member, office), clock.instant()));
    }
}
