package org.huiyin.answers.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.huiyin.answers.command.AnswerHandler;
import org.huiyin.answers.store.KnownAnswers;
import org.huiyin.answers.store.KnownAnswers.Answer;
import org.huiyin.answers.store.KnownAnswers.Said;
import org.huiyin.kernel.District;
import org.huiyin.kernel.Wording;
import org.huiyin.matters.CategoryNames;
import org.huiyin.people.Member;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Answers to frequent questions: everybody reads and searches them, the centre keeps them up. */
@RestController
@RequestMapping("/api")
class AnswerController {
    private static final int FOUND = 20;
    private static final int MOST = 500;
    private static final int LONGEST_QUESTION = 300;
    private final KnownAnswers store;
    private final AnswerHandler handler;
    private final CategoryNames categories;
    private final District district;

    AnswerController(KnownAnswers store, AnswerHandler handler, CategoryNames categories, District district) {
        this.store = store;
        this.handler = handler;
        this.categories = categories;
        this.district = district;
    }

    /** An answer as everybody reads it. */
    record AnswerView(int id, Wording question, Wording answer, String basis, @Nullable String category, @Nullable Wording categoryName, boolean open,
            Instant changedAt) {}

    record Asked(@NotBlank @Size(max = 200) String zh, @NotBlank @Size(max = 300) String en) {}

    record Answered(@NotBlank @Size(max = 2000) String zh, @NotBlank @Size(max = 3000) String en) {}

    record AnswerIn(@Nullable String category, @NotNull @Valid Asked question, @NotNull @Valid Answered answer, @NotBlank @Size(max = 200) String basis,
            boolean open) {
        Said said() {
            return new Said(category == null || category.isBlank() ? null : category, new Wording(question.zh.strip(), question.en.strip()),
                    new Wording(answer.zh.strip(), answer.en.strip()), basis.strip(), open);
        }
    }

    record NewAnswer(int id) {}

    record Question(@Nullable @Size(max = 4000) String text, @Nullable String category) {}

    @GetMapping("/answers")
    List<AnswerView> all() {
        return store.all(district.id(), false, MOST).stream().map(this::view).toList();
    }

    /** Asked with a body: what somebody asks stands in no address, and so in no log. */
    @PostMapping("/answers/search")
    List<AnswerView> search(@Valid @RequestBody Question asked) {
        var text = asked.text == null ? "" : asked.text.strip();
        return store.like(district.id(), text.substring(0, Math.min(LONGEST_QUESTION, text.length())), asked.category, FOUND).stream().map(this::view).toList();
    }

    @GetMapping("/admin/answers")
    List<AnswerView> kept(Member by) {
        return handler.all(by, MOST).stream().map(this::view).toList();
    }

    @PostMapping("/admin/answers")
    @ResponseStatus(HttpStatus.CREATED)
    NewAnswer add(Member by, @Valid @RequestBody AnswerIn body) {
        return new NewAnswer(handler.add(by, body.said()));
    }

    @PutMapping("/admin/answers/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(Member by, @PathVariable int id, @Valid @RequestBody AnswerIn body) {
        handler.change(by, id, body.said());
    }

    private AnswerView view(Answer answer) {
        var said = answer.said();
        return new AnswerView(answer.id(), said.question(), said.answer(), said.basis(), said.category(),
                said.category() == null ? null : categories.apply(said.category()), said.open(), answer.changedAt());
    }
}
